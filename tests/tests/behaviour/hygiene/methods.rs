//! A trait in scope whose methods all types have, under the names of methods of the standard library.

use std::{fmt, io};

use pathlore::{
    EndpointError, ErrorResponse, Metadata, Rejection,
    http::{HeaderName, StatusCode},
    metadata,
};

use self::definition::{Error, Request, Response, Text};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None,
    history: { 1.0 => "/v0/{serde}/{id}/{with?}", 1.1 => "/v1/{serde}/{id}/{with?}" }
};

const OWN: HeaderName = HeaderName::from_static("x-own");

/// The methods take the value itself, so that they precede those that take a reference.
macro_rules! methods {
    ($($method:ident)*) => {
        #[allow(dead_code, clippy::wrong_self_convention, clippy::iter_not_returning_iterator)]
        trait Hijack: Sized {
            $(fn $method(self) -> io::Error { unreachable!() })*
        }

        impl<T> Hijack for T {}
    };
}

methods! {
    iter into_iter map as_ref as_deref as_str is_some is_none is_success is_empty len cloned clone statuses
    status nearest headers get next unwrap_or unwrap_or_else eq ne fmt print to_string name omits
}

mod definition {
    use std::collections::BTreeMap;

    use pathlore::{endpoint_error, request, response, serde::number};

    #[expect(unused_imports, reason = "generated code calls no methods of the trait")]
    use super::Hijack as _;
    use super::{ErrorResponse, METADATA, OWN, StatusCode};

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path, serde)]
        pub(super) serde: u8,
        #[api(path)]
        pub(super) id: String,
        #[api(path, with = number::as_string)]
        pub(super) with: Option<u8>,
        #[api(query, since = 1.1)]
        pub(super) since: Vec<u8>,
        #[api(query, renamed(1.1, from = "old"))]
        pub(super) renamed: Option<u8>,
        #[api(header = OWN, renamed(1.1, from = "x-old"))]
        pub(super) own: Option<u8>,
        #[api(header = "x-option", with = number::as_string)]
        pub(super) option: Option<u8>,
        #[api(header = "x-list", with = number::as_string)]
        pub(super) list: Vec<u8>,
        #[api(header = "x-serde", lines, serde)]
        pub(super) lines: Vec<u8>,
        #[api(header_prefix = "x-meta-", with = number::as_string)]
        pub(super) map: BTreeMap<String, Vec<u8>>,
    }

    #[response(error = Error)]
    #[derive(PartialEq)]
    pub(super) enum Response {
        #[api(status = OK)]
        Found {
            #[api(header = "x-list", serde)]
            list: Vec<u8>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            text: Option<String>,
        },
        #[api(status = NOT_MODIFIED)]
        NotModified,
    }

    #[response(status = NOT_MODIFIED)]
    pub(super) struct Declared {}

    #[response(content = text)]
    pub(super) struct Text {
        #[api(status)]
        pub(super) status: StatusCode,
        #[api(body, with = number::as_string)]
        pub(super) body: Option<u8>,
    }

    #[endpoint_error]
    pub(super) enum Error {
        #[api(status = 4xx, rejection = decode)]
        Class {
            #[api(status)]
            status: StatusCode,
            #[serde(default)]
            value: u8,
        },
        #[api(status = NOT_FOUND)]
        NotFound { value: u8 },
        #[api(other)]
        Other(ErrorResponse),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Error {}

mod tests {
    use std::collections::BTreeMap;

    use pathlore::{
        EndpointResponse, FromRejection, IncomingRequest, IncomingResponse, OutgoingRequest,
        OutgoingResponse, SupportedVersions, Target,
    };

    use super::{EndpointError, Error, Rejection, Request, Response, StatusCode, Text, definition};

    #[test]
    fn requests_are_read_back() {
        let request = Request {
            serde: 1,
            id: "a".to_owned(),
            with: Some(2),
            since: vec![3],
            renamed: Some(4),
            own: Some(5),
            option: Some(6),
            list: vec![7, 8],
            lines: vec![9, 10],
            map: BTreeMap::from([("a".to_owned(), vec![11, 12])]),
        };
        let supported = SupportedVersions::from_versions(["1.1"]);
        let target = Target::new("http://a").unwrap().with_supported_versions(supported);
        let http_request = request.to_http_request(&target, ()).unwrap();
        assert_eq!(http_request.uri(), "http://a/v1/1/a/2?since=3&renamed=4");
        assert_eq!(http_request.headers()["x-list"], "7, 8");
        assert!(Request::from_http_request(&http_request).unwrap() == request);
    }

    #[test]
    fn responses_are_read_back() {
        for response in [
            Response::Found { list: vec![1, 2], text: Some("a".to_owned()) },
            Response::NotModified,
        ] {
            let http_response = response.to_http_response().unwrap();
            assert!(Response::from_http_response(&http_response).unwrap() == response);
        }
        assert!(Response::has_status(StatusCode::NOT_MODIFIED));
        assert!(definition::Declared::has_status(StatusCode::CREATED));
        assert!(!definition::Declared::has_status(StatusCode::FOUND));
        let text = Text { status: StatusCode::CREATED, body: Some(5) };
        let http_response = text.to_http_response().unwrap();
        assert_eq!(Text::from_http_response(&http_response).unwrap().body, Some(5));
    }

    #[test]
    fn errors_are_read_back() {
        let http_response = Error::NotFound { value: 5 }.to_http_response().unwrap();
        let error = <Error as EndpointError>::from_http_response(&http_response);
        assert!(matches!(error, Error::NotFound { value: 5 }));
        let rejection = Request::from_http_request(&pathlore::http::Request::default());
        let error = Error::from_rejection(Rejection::from(rejection.unwrap_err()));
        assert!(matches!(error, Error::Other(_) | Error::Class { .. }));
    }
}
