//! Histories beside everything else that a field may have.
#![deny(warnings, clippy::pedantic)]

use std::{borrow::Cow, collections::BTreeMap};

use pathlore::{Metadata, http::HeaderValue, metadata, request, response};
use serde::{Deserialize, Serialize};

use super::{super::support::received, read, written};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.1 => "/path" }
};

mod hex {
    use std::{fmt::Display, num::ParseIntError};

    pub(super) fn to_text(number: &u8) -> impl Display {
        format!("{number:x}")
    }

    pub(super) fn from_text(text: &str) -> Result<u8, ParseIntError> {
        u8::from_str_radix(text, 16)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Id(u8);

#[request(new)]
#[derive(Default, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Request<'a, T> {
    #[api(query, renamed(1.2, from = "older"))]
    #[serde(default)]
    generic: T,
    #[api(query, since = 1.2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    borrowed: Option<Cow<'a, str>>,
    #[cfg(any())]
    #[api(query, since = 1.9)]
    absent: Option<u8>,
    #[cfg_attr(all(), api(header = "x-secret", secret, renamed(1.2, from = "x-token")))]
    secret: Option<Cow<'a, str>>,
    #[api(header = "x-hex", with = hex, renamed(1.2, from = "x-number"))]
    hexadecimal: Vec<u8>,
    #[api(header = "x-lines", lines, until = 1.2)]
    lines: Vec<String>,
    #[api(header = "x-id", serde, default, renamed(1.2, from = "x-old-id"))]
    id: Id,
    #[api(header = "x-level", lenient, since = 1.2, drop)]
    level: Option<u8>,
    #[api(header = "x-raw", renamed(1.2, from = "x-raw-old"))]
    raw: Option<HeaderValue>,
    #[api(renamed(1.2, from = "old_name"))]
    new_name: Option<u8>,
    #[serde(flatten)]
    others: BTreeMap<String, u8>,
}

#[response]
struct Response {}

fn request() -> Request<'static, u8> {
    Request {
        generic: 1,
        secret: Some("s".into()),
        hexadecimal: vec![10, 11],
        id: Id(4),
        raw: Some(HeaderValue::from_static("r")),
        new_name: Some(5),
        others: BTreeMap::from([("a".to_owned(), 6)]),
        ..Request::default()
    }
}

#[test]
fn names_and_values_depend_on_the_server() {
    let older = written("1.1", &request());
    assert_eq!(
        older,
        r#"/path?older=1 x-token: s x-number: a, b x-old-id: 4 x-raw-old: r {"old_name":5,"a":6}"#
    );
    let newer = written("1.2", &request());
    assert_eq!(
        newer,
        r#"/path?generic=1 x-secret: s x-hex: a, b x-id: 4 x-raw: r {"newName":5,"a":6}"#
    );
    let borrowed = String::from("b");
    let request = Request { borrowed: Some(borrowed.as_str().into()), ..request() };
    assert!(written("1.1", &request).starts_with("error: query parameter `borrowed`: "));
    assert!(written("1.2", &request).starts_with("/path?generic=1&borrowed=b "));
    let request = Request { level: Some(1), lines: vec!["l".into()], ..self::request() };
    assert!(written("1.1", &request).contains(" x-lines: l "));
    assert!(written("1.2", &request).starts_with("error: header field `x-lines`: "));
}

#[test]
fn both_names_are_read() {
    let mut sent = received("POST", "/path?older=1", r#"{"old_name":5,"a":6}"#);
    for (name, value) in
        [("x-token", "s"), ("x-number", "a,b"), ("x-old-id", "4"), ("x-raw-old", "r")]
    {
        sent.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    assert_eq!(read::<Request<'static, u8>>(&sent).unwrap(), request());
    let none = received("POST", "/path", "");
    assert_eq!(read::<Request<'static, u8>>(&none).unwrap(), Request::default());
}

#[test]
fn a_secret_stays_one_under_each_name() {
    use pathlore::OutgoingRequest as _;

    for (server, name) in [("1.1", "x-token"), ("1.2", "x-secret")] {
        let sent = request().to_http_request(&super::target(server), ()).unwrap();
        assert!(sent.headers()[name].is_sensitive(), "{name}");
    }
    assert!(!format!("{:?}", request()).contains("Some(\"s\")"));
}

#[test]
fn a_flattened_map_writes_no_older_name() {
    for name in ["old_name", "newName"] {
        let others = BTreeMap::from([(name.to_owned(), 6)]);
        let request = Request { others, ..request() };
        let error = written("1.2", &request);
        assert!(error.contains("another field has this name"), "{error}");
    }
}

#[test]
fn fields_with_a_history_are_no_arguments() {
    let request = Request::<u8>::new(BTreeMap::new());
    assert_eq!(request, Request::default());
}
