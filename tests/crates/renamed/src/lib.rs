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

/// A form, and a stream as the response.
pub mod form_and_stream {
    use api_runtime::{Metadata, http, metadata, request, response};

    const METADATA: Metadata = metadata! {
        crate: api_runtime, method: POST, authentication: None, path: "/form"
    };

    /// A request with a form.
    #[request(crate = api_runtime, content = form, query("fixed" = "1"))]
    #[derive(PartialEq)]
    pub struct Request {
        /// In the form.
        pub value: Option<u8>,
        /// All other parameters of the form.
        #[serde(flatten)]
        pub others: std::collections::BTreeMap<String, String>,
        /// Header fields with a prefix.
        #[api(header_prefix = "x-meta-")]
        pub meta: std::collections::BTreeMap<String, u8>,
    }

    /// A response whose body is a stream.
    #[response(crate = api_runtime, stream)]
    pub enum Response {
        /// With a stream.
        #[api(status = OK)]
        File,
        /// Without one.
        #[api(status = FOUND, empty_body)]
        Moved {
            /// Where it is.
            #[api(header = http::header::LOCATION)]
            location: String,
        },
    }
}

/// Histories of fields.
pub mod field_history {
    use crate::reexport::inner::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        crate: crate::reexport::inner,
        method: POST,
        authentication: None,
        history: { 1.0 => "/a", 1.3 => "/b" }
    };

    /// A request with a text, whose other fields depend on the version.
    #[request(crate = crate::reexport::inner, content = text)]
    #[derive(PartialEq)]
    pub struct Request {
        /// Renamed in the query.
        #[api(query, renamed(1.2, from = "old"))]
        pub new: Option<u8>,
        /// Added to the header section.
        #[api(header = "x-list", since = 1.3 | stable("list"), drop)]
        pub list: Vec<String>,
        /// The body.
        #[api(body)]
        pub text: u8,
    }

    /// A response.
    #[response(crate = crate::reexport::inner)]
    pub struct Response {
        /// Removed from the body.
        #[api(until = 1.2)]
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
    use api_runtime::{
        EndpointResponse, IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse,
        Streamed, SupportedVersions, Target,
    };

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

    #[test]
    fn forms_and_streams_are_read_back() {
        use crate::form_and_stream::{Request, Response};

        fn streamed<R: EndpointResponse<Body = Streamed>>(_: &R) {}

        let others = [("a".to_owned(), "b c".to_owned())].into();
        let request = Request { value: Some(1), others, meta: [("x".to_owned(), 2)].into() };
        let sent = request.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
        assert_eq!(sent.uri(), "http://a/form?fixed=1");
        assert_eq!(
            (&sent.headers()["x-meta-x"], &**sent.body()),
            (&"2".parse().unwrap(), &b"value=1&a=b+c"[..])
        );
        assert_eq!(Request::from_http_request(&sent).unwrap(), request);
        let response = Response::Moved { location: "/b".to_owned() };
        streamed(&response);
        let sent = response.to_http_response().unwrap();
        assert!(!sent.headers().contains_key("content-type"));
        let read = Response::from_http_response(&sent).unwrap();
        assert!(matches!(read, Response::Moved { location } if location == "/b"));
    }

    #[test]
    fn histories_of_fields_decide() {
        use crate::field_history::{Request, Response};

        let request = Request { new: Some(1), list: vec!["a".to_owned()], text: 2 };
        for (version, uri, has_list) in [
            ("1.1", "http://a/a?old=1", false),
            ("1.2", "http://a/a?new=1", false),
            ("1.3", "http://a/b?new=1", true),
        ] {
            let supported = SupportedVersions::from_versions([version]);
            let target = Target::new("http://a").unwrap().with_supported_versions(supported);
            let sent = request.to_http_request(&target, ()).unwrap();
            assert_eq!(sent.uri(), uri);
            assert_eq!(
                (sent.headers().contains_key("x-list"), &**sent.body()),
                (has_list, &b"2"[..])
            );
            let list = if has_list { request.list.clone() } else { vec![] };
            assert_eq!(
                Request::from_http_request(&sent).unwrap(),
                Request { list, ..request.clone() }
            );
        }
        assert_eq!(Response::FIELD_HISTORIES.len(), 1);
    }
}
