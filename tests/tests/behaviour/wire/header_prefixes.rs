//! Maps of header fields with a prefix.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    error::Error,
    fmt::{self, Debug},
};

use pathlore::{
    EndpointError as _, ErrorResponse, IncomingRequest, IncomingResponse, Metadata,
    OutgoingRequest, OutgoingResponse, Target, VersionCarrier,
    auth::BearerToken,
    bytes::Bytes,
    endpoint_error,
    http::{self, HeaderName, HeaderValue, header},
    metadata, request, response,
};
use proptest::prelude::*;

use super::support::text;

const METADATA: Metadata = metadata! {
    method: PUT, authentication: AccessToken, path: "/objects/{key}"
};

const OWNER: HeaderName = HeaderName::from_static("x-meta-owner");

mod hex {
    use std::num::ParseIntError;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the functions take a reference")]
    pub(super) fn to_text(value: &u32) -> String {
        format!("{value:x}")
    }

    pub(super) fn from_text(text: &str) -> Result<u32, ParseIntError> {
        u32::from_str_radix(text, 16)
    }
}

#[request(headers("x-meta-format" = "2"), new, response = Response<u8>)]
struct Request<'a> {
    #[api(path)]
    key: Cow<'a, str>,
    #[api(header_prefix = "X-Meta-")]
    meta: BTreeMap<String, Cow<'a, str>>,
    #[api(header = OWNER)]
    owner: Option<String>,
    #[api(header = "x-meta-size")]
    size: Option<u64>,
    #[api(header_prefix = "x-secret-", secret)]
    secrets: HashMap<Cow<'a, str>, HeaderValue>,
    #[api(header_prefix = "x-flag-", with = hex)]
    flags: HashMap<Box<str>, u32>,
}

#[response]
#[derive(PartialEq)]
enum Response<T: Clone + Debug> {
    #[api(status = OK)]
    Found {
        #[api(header_prefix = "x-a-")]
        numbers: BTreeMap<String, u8>,
        #[api(header_prefix = "x-b-")]
        strings: BTreeMap<String, Vec<String>>,
        #[api(header_prefix = "x-c-", with = hex)]
        verbatim: BTreeMap<String, Vec<u32>>,
        #[api(header_prefix = "x-d-", lines)]
        lines: BTreeMap<String, Vec<String>>,
        #[api(header_prefix = "x-e-", serde)]
        kinds: BTreeMap<String, Kind>,
    },
    #[api(status = CREATED)]
    Created {
        #[api(header_prefix = "x-")]
        all: BTreeMap<String, T>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    FirstOne,
    SecondOne,
}

#[endpoint_error]
enum Problem {
    #[api(status = 404, rejection = decode)]
    NotFound {
        #[api(header_prefix = "x-hint-")]
        hints: BTreeMap<String, String>,
    },
    #[api(other)]
    Other(ErrorResponse),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("problem")
    }
}

impl Error for Problem {}

fn map<V>(pairs: impl IntoIterator<Item = (&'static str, V)>) -> BTreeMap<String, V> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn sent(request: &Request<'_>) -> Result<http::Request<Bytes>, String> {
    let token = BearerToken::new("t").unwrap();
    let target = Target::new("https://example.org").unwrap();
    request.to_http_request(&target, (&token).into()).map_err(|error| error.to_string())
}

fn found() -> (Response<u8>, http::Response<Bytes>) {
    let response = Response::Found {
        numbers: map([("one", 1)]),
        strings: map([("s", vec!["a, b".to_owned(), "c".to_owned()]), ("none", vec![])]),
        verbatim: map([("v", vec![10, 11]), ("none", vec![])]),
        lines: map([("l", vec!["a, b".to_owned(), "c".to_owned()])]),
        kinds: map([("k", Kind::FirstOne), ("l", Kind::SecondOne)]),
    };
    let written = response.to_http_response().unwrap();
    (response, written)
}

fn read<R: IncomingResponse>(
    mut response: http::Response<Bytes>,
    line: (&str, &str),
) -> Result<R, String> {
    let (name, value) = line;
    response.headers_mut().append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    R::from_http_response(&response).map_err(|error| error.to_string())
}

#[test]
fn requests_have_a_field_for_each_key() {
    let mut request = Request::new("k".into());
    assert!(request.meta.is_empty() && request.secrets.is_empty());
    request.meta = map([("color", "red".into()), ("", "of the prefix alone".into())]);
    request.owner = Some("me".to_owned());
    request.secrets.insert("a".into(), HeaderValue::from_bytes(b"\xff").unwrap());
    request.flags.insert("b".into(), 255);
    let http = sent(&request).unwrap();
    let headers = http.headers();
    assert_eq!(headers["x-meta-color"], "red");
    assert_eq!(headers["x-meta-"], "of the prefix alone");
    assert_eq!(headers["x-flag-b"], "ff");
    assert!(headers["x-secret-a"].is_sensitive() && !headers["x-meta-color"].is_sensitive());
    assert_eq!(headers.len(), 8, "{headers:?}");
    let again = Request::from_http_request(&http).unwrap();
    // Neither the fixed field nor the one with a field of its own is in the map.
    assert_eq!(again.meta, request.meta);
    assert_eq!((again.owner, again.size), (request.owner.clone(), None));
    assert_eq!((again.secrets, again.flags), (request.secrets.clone(), request.flags.clone()));
    let debug = format!("{request:?}");
    assert!(
        debug.contains("secrets: [redacted]") && debug.contains("\"color\": \"red\""),
        "{debug}"
    );
}

#[test]
fn names_are_received_in_any_case() {
    let mut http = sent(&Request::new("k".into())).unwrap();
    http.headers_mut()
        .insert("X-META-Color".parse::<HeaderName>().unwrap(), "Red".parse().unwrap());
    http.headers_mut().insert("x-meta", "of no map".parse().unwrap());
    let request = Request::from_http_request(&http).unwrap();
    assert_eq!(request.meta, map([("color", "Red".into())]));
}

#[test]
fn keys_that_would_not_be_read_are_errors() {
    const OF_ANOTHER: &str = "a key is the name of another field of the definition";
    const UPPER: &str = "a key is not in lower case, in which it would be read";
    const NO_NAME: &str = "a key cannot be in the name of a header field";
    for (key, detail) in [
        ("size", OF_ANOTHER),
        ("owner", OF_ANOTHER),
        ("format", OF_ANOTHER),
        ("Size", UPPER),
        ("Color", UPPER),
        ("a b", NO_NAME),
        ("a:", NO_NAME),
        ("ä", NO_NAME),
        ("a\r\nx: y", NO_NAME),
    ] {
        let mut request = Request::new("k".into());
        request.meta = map([(key, "value".into())]);
        assert_eq!(
            sent(&request).unwrap_err(),
            format!("header field `x-meta-`: {detail}"),
            "{key}"
        );
    }
    let mut request = Request::new("k".into());
    request.meta = map([("color", " red".into())]);
    let error = sent(&request).unwrap_err();
    assert_eq!(
        error,
        "header field `x-meta-color`: leading or trailing white space cannot be carried"
    );
}

#[test]
fn values_are_lists_if_their_type_is() {
    let (response, written) = found();
    let lines = |name: &str| -> Vec<_> {
        written.headers().get_all(name).iter().map(|line| line.to_str().unwrap()).collect()
    };
    assert_eq!(lines("x-a-one"), ["1"]);
    assert_eq!(lines("x-b-s"), ["\"a, b\", c"]);
    assert_eq!(lines("x-b-none"), [""]);
    assert_eq!(lines("x-c-v"), ["a, b"]);
    assert_eq!(lines("x-d-l"), ["a, b", "c"]);
    assert_eq!(lines("x-e-k"), ["first-one"]);
    assert_eq!(Response::from_http_response(&written).unwrap(), response);
    let lines = map([("l", Vec::<String>::new())]);
    let empty = Response::<u8>::Found {
        numbers: map([]),
        strings: map([]),
        verbatim: map([]),
        lines,
        kinds: map([]),
    };
    let error = empty.to_http_response().unwrap_err().to_string();
    assert_eq!(error, "header field `x-d-l`: a field without lines cannot be sent");
}

#[test]
fn unreadable_and_repeated_fields_are_errors() {
    let (_, written) = found();
    let error = |line| read::<Response<u8>>(written.clone(), line).unwrap_err();
    assert_eq!(error(("x-a-two", "many")), "header field `x-a-two`: expected u8");
    assert_eq!(error(("x-a-one", "1")), "header field `x-a-one`: given more than once");
    assert_eq!(error(("x-b-t", "\"a")), "header field `x-b-t`: a quoted string has no end");
    assert_eq!(
        error(("x-e-k2", "second")),
        "header field `x-e-k2`: expected `first-one` or `second-one`"
    );
    let again = read::<Response<u8>>(written.clone(), ("x-b-s", "d")).unwrap();
    let Response::Found { strings, .. } = again else { panic!() };
    assert_eq!(strings["s"], ["a, b", "c", "d"]);
}

#[test]
fn maps_may_be_generic() {
    let response = Response::Created { all: map([("a", 'x')]) };
    let written = response.to_http_response().unwrap();
    assert_eq!(written.headers()["x-a"], "x");
    assert_eq!(Response::<char>::from_http_response(&written).unwrap(), response);
}

#[test]
fn errors_have_maps() {
    let problem = Problem::NotFound { hints: map([("look", "elsewhere".to_owned())]) };
    let written = problem.to_http_response().unwrap();
    let Problem::NotFound { hints } = Problem::from_http_response(&written) else { panic!() };
    assert_eq!(hints, map([("look", "elsewhere".to_owned())]));
}

/// A map that holds keys more than once.
#[derive(Clone, Debug, Default, PartialEq)]
struct Pairs<K, V>(Vec<(K, V)>);

impl<K, V> Extend<(K, V)> for Pairs<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        self.0.extend(pairs);
    }
}

impl<K, V> IntoIterator for Pairs<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'p, K, V> IntoIterator for &'p Pairs<K, V> {
    type Item = (&'p K, &'p V);
    type IntoIter = std::iter::Map<std::slice::Iter<'p, (K, V)>, fn(&'p (K, V)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

#[response]
#[derive(PartialEq)]
struct Repeated {
    #[api(header_prefix = "x-")]
    pairs: Pairs<String, String>,
}

#[test]
fn other_maps_are_fields_unless_they_repeat_a_key() {
    let pair = |key: &str| (key.to_owned(), "v".to_owned());
    let response = Repeated { pairs: Pairs(vec![pair("b"), pair("a")]) };
    let written = response.to_http_response().unwrap();
    let again = Repeated::from_http_response(&written).unwrap();
    assert_eq!(again.pairs.0.len(), 2);
    let response = Repeated { pairs: Pairs(vec![pair("a"), pair("b"), pair("a")]) };
    let error = response.to_http_response().unwrap_err().to_string();
    assert_eq!(error, "header field `x-a`: the map has this key twice");
}

#[test]
fn the_field_with_the_version_is_reserved() {
    mod versions {
        use std::collections::BTreeMap;

        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: GET, authentication: None, history: { 1.0 => "/a" }
        };

        #[request]
        pub(super) struct Request {
            #[api(header_prefix = "x-")]
            pub(super) all: BTreeMap<String, String>,
        }

        #[response]
        pub(super) struct Response {}
    }

    let carrier = VersionCarrier::Header(HeaderName::from_static("x-version"));
    let newest = "1.0".parse().unwrap();
    let target = Target::new("https://example.org").unwrap().with_version("1.0").unwrap();
    let target = target.with_version_carrier(carrier, newest);
    let request = versions::Request { all: map([("version", "2.0".to_owned())]) };
    let error = request.to_http_request(&target, ()).unwrap_err().to_string();
    assert_eq!(error, "header field `x-version`: the name is reserved for the version of the API");
}

#[response]
#[derive(PartialEq)]
struct Law<'a> {
    #[api(header_prefix = "x-a-")]
    values: BTreeMap<String, String>,
    #[api(header_prefix = "x-b-", secret)]
    lists: HashMap<Cow<'a, str>, Vec<Cow<'a, str>>>,
    #[api(header = "x-a-x")]
    one: Option<String>,
    #[api(header = header::ETAG)]
    etag: Option<String>,
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z0-9_.~-]{0,4}",
        1 => "[a-zA-Z]{1,3}",
        1 => text(),
    ]
}

proptest! {
    #[test]
    fn writing_is_an_error_or_reading_gives_the_map_back(
        values in prop::collection::btree_map(key(), text(), 0..3),
        lists in prop::collection::hash_map(key(), prop::collection::vec(text(), 0..3), 0..3),
        one in prop::option::of(text()),
    ) {
        let lists = lists.into_iter().map(|(key, list)| {
            (Cow::Owned(key), list.into_iter().map(Cow::Owned).collect())
        });
        let law = Law { values, lists: lists.collect(), one, etag: None };
        if let Ok(written) = law.to_http_response() {
            prop_assert_eq!(Law::from_http_response(&written).unwrap(), law);
        }
    }
}
