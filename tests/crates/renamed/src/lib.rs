//! Definitions in a crate that renames its dependency on the runtime, or uses a re-export.
#![deny(warnings)]

/// Re-exports the runtime for crates that depend on this one alone.
pub mod reexport {
    pub use api_runtime as inner;
}

/// A definition with the renamed dependency.
pub mod renamed {
    use api_runtime::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        crate: api_runtime,
        method: POST,
        rate_limited: false,
        authentication: None,
        path: "/{id}"
    };

    /// A request.
    #[request(crate = api_runtime)]
    pub struct Request {
        /// In the path.
        #[api(path)]
        pub id: u8,
        /// In the body.
        #[serde(with = "api_runtime::serde::duration::ms")]
        pub timeout: std::time::Duration,
    }

    /// A response.
    #[response(crate = api_runtime)]
    pub struct Response {}
}

/// Enums with the renamed dependency.
pub mod enums {
    use api_runtime::{ErrorResponse, Metadata, endpoint_error, metadata, request, response};

    const METADATA: Metadata = metadata! {
        crate: api_runtime, method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    /// A request.
    #[request(crate = api_runtime, new(init))]
    pub struct Request {
        /// In the path.
        #[api(path)]
        pub id: u8,
    }

    /// A response.
    #[response(crate = api_runtime, error = ApiError)]
    pub enum Response {
        /// With a body.
        #[api(status = OK, headers("x-a" = "1"))]
        Found {
            /// In the body.
            text: String,
        },
        /// Without a body.
        #[api(status = 304)]
        NotModified,
    }

    /// An error.
    #[endpoint_error(crate = api_runtime, code = "code")]
    pub enum ApiError {
        /// By code.
        #[api(status = 404, code = "NONE", rejection = not_found)]
        NotFound {
            /// The text.
            #[api(detail)]
            text: String,
        },
        /// Any other.
        #[api(other)]
        Other(ErrorResponse),
    }

    impl std::fmt::Display for ApiError {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("error")
        }
    }

    impl std::error::Error for ApiError {}
}

/// A definition with the re-export.
pub mod reexported {
    use crate::reexport::inner::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/",
        crate: crate::reexport::inner,
    };

    /// A request.
    #[request(crate = crate::reexport::inner)]
    pub struct Request {}

    /// A response.
    #[response(crate = crate::reexport::inner)]
    pub struct Response {
        /// In the body.
        pub value: Option<u8>,
    }
}

/// Defines an endpoint in another crate, with the runtime under its name in this one.
#[macro_export]
macro_rules! endpoint {
    ($path:literal) => {
        const METADATA: $crate::reexport::inner::Metadata = $crate::reexport::inner::metadata! {
            crate: $crate::reexport::inner,
            method: POST,
            rate_limited: false,
            authentication: None,
            path: $path
        };

        /// A request.
        #[$crate::reexport::inner::request(crate = $crate::reexport::inner)]
        pub struct Request {
            /// In the body.
            pub value: u8,
        }

        /// A response.
        #[$crate::reexport::inner::response(crate = $crate::reexport::inner)]
        pub struct Response {
            /// In the body.
            pub value: u8,
        }
    };
}

/// A definition from the macro.
pub mod from_macro {
    endpoint!("/macro");
}

#[cfg(test)]
mod tests {
    use api_runtime::{IncomingRequest, OutgoingRequest, Target};

    #[test]
    fn requests_are_read_back() {
        let target = Target::new("http://a").unwrap();
        let timeout = std::time::Duration::from_millis(5);
        let request = crate::renamed::Request { id: 1, timeout };
        let http_request = request.to_http_request(&target, ()).unwrap();
        assert_eq!(http_request.body(), r#"{"timeout":5}"#);
        let back = crate::renamed::Request::from_http_request(&http_request).unwrap();
        assert_eq!((back.id, back.timeout), (1, timeout));
        let request = crate::from_macro::Request { value: 3 };
        assert_eq!(request.to_http_request(&target, ()).unwrap().uri(), "http://a/macro");
        let request = crate::reexported::Request {};
        assert_eq!(request.to_http_request(&target, ()).unwrap().uri(), "http://a/");
    }
}
