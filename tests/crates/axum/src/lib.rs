//! The API of the handlers in `tests/ui`, which do not compile.

/// An endpoint with a token.
pub mod rename {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: PUT, authentication: AccessToken, path: "/notes/{id}" };

    /// The request.
    #[request(exhaustive)]
    pub struct Request {
        /// The note.
        #[api(path)]
        pub id: u64,
        /// The new title.
        pub title: String,
    }

    /// The response.
    #[response(exhaustive)]
    pub struct Response {}
}

/// An endpoint whose response is a stream.
pub mod download {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/download" };

    /// The request.
    #[request(exhaustive)]
    pub struct Request {}

    /// The response.
    #[response(exhaustive, stream)]
    pub struct Response {}
}
