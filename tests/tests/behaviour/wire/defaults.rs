//! `#[api(…, default)]`: parts of a message that may be absent.

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, Metadata, OutgoingRequest as _,
    OutgoingResponse as _, Target, bytes::Bytes, http, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/notes/{kind}"
};

/// A type whose default is not that of its parts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Page(u16);

impl Default for Page {
    fn default() -> Self {
        Self(7)
    }
}

impl std::fmt::Display for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Page {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

#[request(new)]
#[derive(PartialEq)]
struct Request<T> {
    #[api(path, default)]
    kind: String,
    #[api(query, default)]
    page: Page,
    #[api(query, default)]
    #[serde(rename = "all")]
    is_all: bool,
    #[api(header = "x-page", default)]
    header: Page,
    #[api(header = "x-text", default, serde)]
    text: Page,
    #[api(header = "x-value", default)]
    value: T,
    #[api(header = "x-option", default)]
    option: Option<u8>,
    #[api(header = "x-list", default)]
    list: Vec<u8>,
}

#[response(new)]
#[derive(PartialEq)]
struct Response {
    #[api(default, header = "x-page")]
    page: Page,
}

#[test]
fn absent_fields_have_the_default_of_their_type() {
    let sent = http::Request::get("https://a.org/notes/k").body(Bytes::new()).unwrap();
    let read = Request::<u8>::from_http_request(&sent).unwrap();
    assert_eq!(read, Request { kind: "k".to_owned(), ..Request::new() });
    let (page, text) = (Page(7), Page(7));
    assert_eq!((&read.page, &read.header, &read.text, read.value), (&page, &page, &text, 0));
    let sent = http::Response::new(Bytes::from("{}"));
    assert_eq!(Response::from_http_response(&sent).unwrap(), Response::new());
}

#[test]
fn they_are_written_and_read_back() {
    let request = Request {
        kind: "k".to_owned(),
        page: Page(1),
        is_all: true,
        header: Page(2),
        text: Page::default(),
        value: 4,
        option: Some(5),
        list: vec![6],
    };
    let sent = request.to_http_request(&Target::new("https://a.org").unwrap(), ()).unwrap();
    assert_eq!(sent.headers()["x-text"], "7");
    assert_eq!(Request::from_http_request(&sent).unwrap(), request);
    let response = Response { page: Page(9) };
    let sent = response.to_http_response().unwrap();
    assert_eq!(Response::from_http_response(&sent).unwrap(), response);
}

#[test]
fn wrong_values_are_errors() {
    for (query, name, value) in [
        ("?page=x", "x-none", "1"),
        ("", "x-page", "x"),
        ("", "x-value", "300"),
        ("?page=", "x-a", "1"),
    ] {
        let uri = format!("https://a.org/notes/k{query}");
        let sent = http::Request::get(uri).header(name, value).body(Bytes::new()).unwrap();
        assert!(Request::<u8>::from_http_request(&sent).is_err(), "{query} {name}: {value}");
    }
    let twice = http::Request::get("https://a.org/notes/k").header("x-page", "1");
    let twice = twice.header("x-page", "1").body(Bytes::new()).unwrap();
    assert!(Request::<u8>::from_http_request(&twice).is_err());
}
