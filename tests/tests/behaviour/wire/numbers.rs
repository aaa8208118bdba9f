//! Numbers in strings have the same form in paths, queries and header fields: that of `FromStr`.

use std::fmt::{Debug, Write as _};

use pathlore::{IncomingRequest, http};

use super::support::received;

macro_rules! endpoint {
    ($module:ident, $type:ty) => {
        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: GET, rate_limited: false, authentication: None, path: "/{value}"
            };

            #[request]
            pub(super) struct InPath {
                #[api(path)]
                pub(super) value: $type,
            }

            #[response]
            pub(crate) struct Response {}

            pub(super) mod elsewhere {
                use pathlore::{Metadata, metadata, request};

                use super::Response;

                const METADATA: Metadata = metadata! {
                    method: GET, rate_limited: false, authentication: None, path: "/"
                };

                #[request]
                pub(crate) struct InQuery {
                    #[api(query)]
                    pub(crate) value: $type,
                }

                #[request]
                pub(crate) struct InOptionalQuery {
                    #[api(query)]
                    pub(crate) value: Option<$type>,
                }

                #[request]
                pub(crate) struct InWholeQuery {
                    #[api(query_all)]
                    pub(crate) value: std::collections::BTreeMap<String, $type>,
                }

                #[request]
                pub(crate) struct InHeader {
                    #[api(header = "x-value")]
                    pub(crate) value: $type,
                }

                #[request]
                pub(crate) struct InOptionalHeader {
                    #[api(header = "x-value")]
                    pub(crate) value: Option<$type>,
                }
            }

            pub(super) fn check(texts: &[&str]) {
                use elsewhere::{
                    InHeader, InOptionalHeader, InOptionalQuery, InQuery, InWholeQuery,
                };

                for text in texts {
                    let expected = text.parse::<$type>().ok();
                    let (path, query, header) = super::requests(text);
                    super::check(text, "path", &path, expected, |it: InPath| it.value);
                    super::check(text, "query", &query, expected, |it: InQuery| it.value);
                    super::check(
                        text,
                        "optional query",
                        &query,
                        expected,
                        |it: InOptionalQuery| it.value.expect("a value"),
                    );
                    super::check(text, "whole query", &query, expected, |it: InWholeQuery| {
                        it.value["value"]
                    });
                    super::check(text, "header", &header, expected, |it: InHeader| it.value);
                    super::check(
                        text,
                        "optional header",
                        &header,
                        expected,
                        |it: InOptionalHeader| it.value.expect("a value"),
                    );
                }
            }
        }
    };
}

endpoint!(unsigned, u16);
endpoint!(signed, i64);
endpoint!(float, f64);
endpoint!(flag, bool);

type Request = http::Request<pathlore::bytes::Bytes>;

/// Returns requests with a text in the path, in the query and in the header section.
fn requests(text: &str) -> (Request, Request, Request) {
    let mut encoded = String::new();
    text.bytes().for_each(|byte| write!(encoded, "%{byte:02X}").expect("a string"));
    let mut header = received("GET", "/", "");
    header.headers_mut().insert("x-value", text.parse().expect("a header value"));
    let query = received("GET", &format!("/?value={encoded}"), "");
    (received("GET", &format!("/{encoded}"), ""), query, header)
}

fn check<R: IncomingRequest, T: Copy + Debug>(
    text: &str,
    place: &str,
    request: &Request,
    expected: Option<T>,
    value: fn(R) -> T,
) {
    let read = R::from_http_request(request).map(value);
    assert_eq!(read.is_ok(), expected.is_some(), "{text:?} in the {place}: {read:?}");
    if let Some(expected) = expected {
        // Also for NaN.
        assert_eq!(format!("{:?}", read.ok()), format!("{:?}", Some(expected)), "{text:?}");
    }
}

const TEXTS: &[&str] = &[
    "0", "5", "+5", "-5", "007", "-0", "+0", "-007", "++5", "+-5", "+", "-", "5 ", " 5", "5\t",
    "5.0", "5.", ".5", "+.5", "5e2", "5E-2", "0x5", "5_000", "5,0", "65535", "65536", "true",
    "false", "True", "1", "yes", "null",
];

#[test]
fn numbers_have_one_form_everywhere() {
    unsigned::check(TEXTS);
    signed::check(TEXTS);
    float::check(TEXTS);
    flag::check(TEXTS);
}

/// In a query, a plus sign that is not encoded is a space.
#[test]
fn a_plus_sign_must_be_encoded_in_a_query() {
    let read = |uri| unsigned::elsewhere::InQuery::from_http_request(&received("GET", uri, ""));
    assert_eq!(read("/?value=%2B5").map(|it| it.value).ok(), Some(5));
    assert!(read("/?value=+5").is_err());
}
