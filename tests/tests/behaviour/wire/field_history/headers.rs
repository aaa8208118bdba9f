//! Header fields with a history that mean more than their value.

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, http::HeaderValue, metadata, request,
    response,
};

use super::{super::support::received, read, target};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.1 => "/path" }
};

#[request]
#[derive(PartialEq)]
struct Request {
    #[api(header = "x-kind", renamed(1.2, from = "content-type"))]
    kind: Option<String>,
    #[api(header = "x-level", lenient, renamed(1.2, from = "x-rank"))]
    level: Option<u8>,
    name: String,
}

#[response]
struct Response {}

#[test]
fn an_older_name_that_is_the_content_type_decides_alone() {
    for (server, kind, fields) in [
        ("1.1", Some("text/plain"), &[("content-type", "text/plain")][..]),
        ("1.1", None, &[]),
        // The content type of the body would be read as the older name of the field.
        ("1.2", Some("text/plain"), &[("x-kind", "text/plain")]),
        ("1.2", None, &[]),
    ] {
        let kind = kind.map(str::to_owned);
        let request = Request { kind, level: None, name: "a".to_owned() };
        let sent = request.to_http_request(&target(server), ()).unwrap();
        let written: Vec<_> = sent
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        assert_eq!(written, fields, "{server}");
        assert_eq!(sent.body(), r#"{"name":"a"}"#);
        assert_eq!(Request::from_http_request(&sent), Ok(request), "{server}");
    }
}

#[test]
fn a_lenient_field_has_the_newest_name_that_can_be_read() {
    for (newer, older, expected) in [
        (Some("1"), Some("2"), Some(1)),
        (Some("x"), Some("2"), Some(2)),
        (Some("1"), Some("x"), Some(1)),
        (Some("x"), Some("x"), None),
        (None, Some("2"), Some(2)),
        (Some("x"), None, None),
    ] {
        let mut sent = received("POST", "/path", r#"{"name":"a"}"#);
        for (name, value) in [("x-level", newer), ("x-rank", older)] {
            if let Some(value) = value {
                sent.headers_mut().insert(name, HeaderValue::from_static(value));
            }
        }
        let request: Request = read(&sent).unwrap();
        assert_eq!(request.level, expected, "{newer:?} {older:?}");
    }
}
