//! `POST /_matrix/client/*/logout`: logs out and invalidates the access token.

pub mod v3 {
    //! `POST /_matrix/client/v3/logout` ([specification][spec]).
    //!
    //! [spec]: https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3logout

    use pathlore::{Metadata, metadata, request, response};

    use crate::error::MatrixError;

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            1.0 => "/_matrix/client/r0/logout",
            1.1 => "/_matrix/client/v3/logout",
        }
    };

    /// A request to log out the device to which the access token belongs.
    ///
    /// The request has no parameters, so it is sent without a body, which servers accept.
    #[request(error = MatrixError, empty_body)]
    #[derive(Default)]
    pub struct Request {}

    /// The response to a logout. The access token is no longer valid.
    #[response(error = MatrixError)]
    #[derive(Default)]
    pub struct Response {}

    impl Request {
        /// Creates a request.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }

    impl Response {
        /// Creates a response.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }
}
