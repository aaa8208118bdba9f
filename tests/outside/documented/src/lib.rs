//! An API crate whose documentation is tested.

#![deny(rustdoc::all, warnings, missing_docs)]

/// Finds a note.
pub mod find {
    use rest::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        crate: rest,
        method: GET,
        rate_limited: true,
        authentication: AccessToken,
        history: { 1.0 => "/v1/notes/{id}", 2.0 => "/v2/notes/{id}" }
    };

    /// A request for one note.
    #[request(crate = rest)]
    pub struct Request {
        /// The note.
        #[api(path)]
        pub id: u64,
        /// For administrators.
        #[cfg(feature = "admin")]
        #[api(query)]
        pub hidden: bool,
        /// A condition.
        #[api(header = "if-none-match")]
        pub etag: Option<String>,
        /// Which field it is depends on a feature.
        #[cfg_attr(not(feature = "admin"), api(query))]
        #[serde(rename = "languageTag")]
        pub language: Option<String>,
    }

    /// The note, or nothing.
    #[response(crate = rest)]
    pub enum Response {
        /// It was found.
        #[api(status = OK)]
        Found {
            /// Its text.
            text: String,
        },
        /// It is the one that the client has.
        #[api(status = 304)]
        NotModified,
    }
}

macro_rules! endpoint {
    ($name:ident, $path:literal) => {
        /// The output of a macro.
        pub mod $name {
            use rest::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                crate: rest, method: GET, rate_limited: false, authentication: None, path: $path
            };

            /// A request.
            #[request(crate = rest)]
            pub struct Request {}

            /// A response.
            #[response(crate = rest, docs = false)]
            pub struct Response {}
        }
    };
}

endpoint!(generated, "/generated");
