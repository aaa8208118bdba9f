//! Definitions with a module in each part, and how their messages are sent and received.

use std::fmt::Debug;

use pathlore::{
    FromHttpRequestError, IncomingRequest, OutgoingRequest, Target, auth::NoAuthentication,
    bytes::Bytes, http,
};

/// Defines one request for each part with a field that a module reads and writes.
macro_rules! parts {
    ($module:ident, $type:ty, $path:path, $name:literal, $opt:literal) => {
        pub(crate) mod $module {
            #[allow(unused_imports)]
            use super::*;
            use pathlore::{Metadata, metadata, request, response};

            #[response]
            pub(crate) struct Response {}

            pub(crate) mod in_path {
                use super::*;

                const METADATA: Metadata = metadata! {
                    method: POST, rate_limited: false, authentication: None, path: "/{value}"
                };

                #[request]
                pub(crate) struct Request {
                    #[api(path, with = $path)]
                    pub(crate) value: $type,
                }
            }

            const METADATA: Metadata = metadata! {
                method: POST, rate_limited: false, authentication: None, path: "/"
            };

            #[request]
            pub(crate) struct Query {
                #[api(query)]
                #[serde(with = $name)]
                pub(crate) value: $type,
            }

            #[request]
            pub(crate) struct OptionalQuery {
                #[api(query)]
                #[serde(default, skip_serializing_if = "Option::is_none", with = $opt)]
                pub(crate) value: Option<$type>,
            }

            #[request]
            pub(crate) struct Header {
                #[api(header = "x-value", with = $path)]
                pub(crate) value: $type,
            }

            #[request]
            pub(crate) struct OptionalHeader {
                #[api(header = "x-value", with = $path)]
                pub(crate) value: Option<$type>,
            }

            #[request]
            pub(crate) struct Lines {
                #[api(header = "x-value", lines, with = $path)]
                pub(crate) value: Vec<$type>,
            }

            #[request(content = form)]
            pub(crate) struct Form {
                #[serde(with = $name)]
                pub(crate) value: $type,
            }

            #[request(content = text)]
            pub(crate) struct TextBody {
                #[api(body, with = $path)]
                pub(crate) value: $type,
            }

            #[request]
            pub(crate) struct Member {
                #[serde(with = $name)]
                pub(crate) value: $type,
            }

            #[request]
            pub(crate) struct OptionalMember {
                #[serde(default, with = $opt)]
                pub(crate) value: Option<$type>,
            }

            #[allow(dead_code, reason = "not every test needs it")]
            /// Returns what each part reads of the value, or why it cannot be written.
            pub(crate) fn round_trips(value: &$type) -> Vec<(&'static str, Result<Vec<$type>, String>)> {
                use crate::support::round_trip;

                let value = || value.clone();
                let option = |value: Option<$type>| Vec::from_iter(value);
                vec![
                    ("path", round_trip(&in_path::Request { value: value() }, |it| vec![it.value])),
                    ("query", round_trip(&Query { value: value() }, |it| vec![it.value])),
                    (
                        "optional query",
                        round_trip(&OptionalQuery { value: Some(value()) }, |it| option(it.value)),
                    ),
                    ("header", round_trip(&Header { value: value() }, |it| vec![it.value])),
                    (
                        "optional header",
                        round_trip(&OptionalHeader { value: Some(value()) }, |it| option(it.value)),
                    ),
                    ("form", round_trip(&Form { value: value() }, |it| vec![it.value])),
                    ("text body", round_trip(&TextBody { value: value() }, |it| vec![it.value])),
                    ("lines", round_trip(&Lines { value: vec![value()] }, |it| it.value)),
                    ("member", round_trip(&Member { value: value() }, |it| vec![it.value])),
                    (
                        "optional member",
                        round_trip(&OptionalMember { value: Some(value()) }, |it| option(it.value)),
                    ),
                ]
            }

            #[allow(dead_code, reason = "not every test needs it")]
            /// Returns what a query, a header field and a member of a body read from a string.
            pub(crate) fn read(text: &str) -> [Result<$type, String>; 3] {
                use crate::support::{body, header, query, received};

                [
                    received::<Query>(&query(text)).map(|it| it.value),
                    received::<Header>(&header(text)).map(|it| it.value),
                    received::<Member>(&body(&serde_json::json!({ "value": text })))
                        .map(|it| it.value),
                ]
            }

            #[allow(dead_code, reason = "not every test needs it")]
            /// Returns what is written into a member, as JSON.
            pub(crate) fn written(value: $type) -> Option<String> {
                crate::support::written_body(&Member { value })
            }

            #[test]
            fn absent_values_are_none() {
                use crate::support::{body, received, request, round_trip};

                let none = |value: Option<$type>| value.is_none();
                assert!(round_trip(&OptionalQuery { value: None }, |it| none(it.value)).unwrap());
                assert!(round_trip(&OptionalHeader { value: None }, |it| none(it.value)).unwrap());
                assert!(round_trip(&OptionalMember { value: None }, |it| none(it.value)).unwrap());
                let empty = body(&serde_json::json!({}));
                assert!(received::<OptionalMember>(&empty).unwrap().value.is_none());
                assert!(received::<Header>(&request("/", None)).is_err());
            }
        }
    };
}

pub(crate) use parts;

pub(crate) fn target() -> Target {
    Target::new("https://example.org").unwrap()
}

pub(crate) fn request(uri: &str, value: Option<&str>) -> http::Request<Bytes> {
    let mut request = http::Request::post(uri);
    if let Some(value) = value {
        request = request.header("x-value", value);
    }
    request.body(Bytes::new()).unwrap()
}

pub(crate) fn query(text: &str) -> http::Request<Bytes> {
    let escaped = text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"));
    request(&format!("/?value={escaped}"), None)
}

pub(crate) fn header(text: &str) -> http::Request<Bytes> {
    request("/", Some(text))
}

pub(crate) fn body(json: &serde_json::Value) -> http::Request<Bytes> {
    http::Request::post("/").body(Bytes::from(json.to_string())).unwrap()
}

/// Reads a request. The error is its text, with the texts of its sources.
pub(crate) fn received<R>(request: &http::Request<Bytes>) -> Result<R, String>
where
    R: IncomingRequest,
{
    R::from_http_request(request).map_err(|error: FromHttpRequestError| {
        let mut text = error.to_string();
        let mut source = std::error::Error::source(&error);
        while let Some(error) = source {
            text = format!("{text}: {error}");
            source = error.source();
        }
        text
    })
}

/// Returns what the server reads, or why the request cannot be written. A request that is written must be
/// read.
pub(crate) fn round_trip<R, T>(request: &R, value: impl FnOnce(R) -> T) -> Result<T, String>
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest + Debug,
{
    let sent = request.to_http_request(&target(), ()).map_err(|error| error.to_string())?;
    match received::<R>(&sent) {
        Ok(read) => Ok(value(read)),
        Err(error) => panic!("{request:?} was sent as {sent:?}: {error}"),
    }
}

pub(crate) fn written_body<R>(request: &R) -> Option<String>
where
    R: OutgoingRequest<Authentication = NoAuthentication>,
{
    let sent = request.to_http_request(&target(), ()).ok()?;
    Some(String::from_utf8(sent.into_body().to_vec()).unwrap())
}

/// Checks that each part has read the value.
pub(crate) fn all_equal<T: PartialEq + Debug>(
    round_trips: Vec<(&'static str, Result<Vec<T>, String>)>,
    expected: &T,
) {
    for (part, read) in round_trips {
        assert_eq!(read.as_deref(), Ok(std::slice::from_ref(expected)), "{part}");
    }
}

/// Checks that no part can write the value, for this reason.
pub(crate) fn none_written<T: Debug>(
    round_trips: Vec<(&'static str, Result<Vec<T>, String>)>,
    reason: &str,
) {
    for (part, read) in round_trips {
        let error = read.expect_err(part);
        assert!(error.ends_with(&format!(": {reason}")), "{part}: {error}");
    }
}

/// Checks the errors about a string: they are located, and do not contain it.
pub(crate) fn errors<T: Debug>(text: &str, read: [Result<T, String>; 3], expected: &str) {
    let [query, header, member] = read.map(Result::unwrap_err);
    assert_eq!(query, format!("query parameter `value`: expected {expected}"), "{text}");
    assert!(header.starts_with("header field `x-value`: "), "{text}: {header}");
    assert_eq!(member, format!("body field `value`: expected {expected}"), "{text}");
    assert!(text.len() < 4 || !header.contains(text), "{header}");
}
