//! Messages with one direction need only what that direction needs.

use pathlore::{IncomingResponse as _, OutgoingResponse as _, http};

use super::{super::support::answered, read, written};

/// Defines an endpoint with one field.
macro_rules! requests {
    ($($name:ident($direction:ident) { $(#[$attribute:meta])* $field:ident: $type:ty })*) => {$(
        mod $name {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: POST, authentication: None, history: { 1.0 => "/path" }
            };

            #[request($direction)]
            #[derive(PartialEq)]
            pub(super) struct Request {
                $(#[$attribute])*
                pub(super) $field: $type,
            }

            #[response]
            pub(super) struct Response {}
        }
    )*};
}

// No field has a default, because no field is read.
requests! {
    sent_parameter(outgoing) {
        #[api(query, renamed(1.4, from = "first"))]
        last: u8
    }
    sent_since(outgoing) {
        #[api(query, since = 1.4)]
        #[serde(skip_serializing_if = "String::is_empty")]
        note: String
    }
    sent_header(outgoing) {
        #[api(header = "x-level", renamed(1.4, from = "x-rank"))]
        level: u8
    }
    sent_member(outgoing) {
        #[api(renamed(1.4, from = "size"))]
        length: u8
    }
    sent_list(outgoing) {
        #[api(until = 1.4)]
        #[serde(default = "super::ten")]
        list: Vec<u8>
    }
}

// It is not known which values are empty, because no field is written.
requests! {
    received_parameter(incoming) {
        #[api(query, since = 1.4)]
        #[serde(default)]
        note: String
    }
    received_member(incoming) {
        #[api(since = 1.4)]
        #[serde(default = "super::ten")]
        list: Vec<u8>
    }
    // Only the implementation of HTTP writes such a field.
    received_header(incoming) {
        #[api(header = "x-host", renamed(1.4, from = "host"))]
        host: Option<String>
    }
}

fn ten() -> Vec<u8> {
    vec![10]
}

mod responses {
    use pathlore::response;

    #[response(outgoing)]
    pub(super) struct Sent {
        #[api(since = 1.4)]
        pub(super) total: u8,
    }

    #[response(outgoing)]
    pub(super) struct SentHeader {
        #[api(header = "x-total", since = 1.4)]
        pub(super) total: u8,
    }

    #[response(incoming)]
    pub(super) struct Received {
        #[api(since = 1.4)]
        #[serde(default)]
        pub(super) total: u8,
    }
}

#[test]
fn requests_that_are_only_sent() {
    let request = sent_parameter::Request { last: 1 };
    assert_eq!(written("1.4", &request), "/path?last=1");
    assert_eq!(written("1.3", &request), "/path?first=1");
    let request = |note: &str| sent_since::Request { note: note.to_owned() };
    assert_eq!(written("1.4", &request("a")), "/path?note=a");
    assert_eq!(written("1.3", &request("")), "/path");
    assert!(written("1.3", &request("a")).starts_with("error: query parameter `note`"));
    let request = sent_header::Request { level: 2 };
    assert_eq!(written("1.4", &request), "/path x-level: 2");
    assert_eq!(written("1.3", &request), "/path x-rank: 2");
    let request = sent_member::Request { length: 3 };
    assert_eq!(written("1.4", &request), r#"/path {"length":3}"#);
    assert_eq!(written("1.3", &request), r#"/path {"size":3}"#);
    let request = sent_list::Request { list: vec![] };
    assert_eq!(written("1.4", &request), "/path");
    assert_eq!(written("1.3", &request), r#"/path {"list":[]}"#);
}

#[test]
fn requests_that_are_only_received() {
    let request = |uri: &str, body: &'static str| {
        http::Request::post(uri).header("host", "a").body(body.into()).unwrap()
    };
    let note = |note: &str| Ok(received_parameter::Request { note: note.to_owned() });
    assert_eq!(read(&request("/path", "")), note(""));
    assert_eq!(read(&request("/path?note=a", "")), note("a"));
    let list = |list: &[u8]| Ok(received_member::Request { list: list.to_owned() });
    assert_eq!(read(&request("/path", "")), list(&[10]));
    assert_eq!(read(&request("/path", r#"{"list":[1]}"#)), list(&[1]));
    let host = Some("a".to_owned());
    assert_eq!(read(&request("/path", "")), Ok(received_header::Request { host }));
}

#[test]
fn responses() {
    let sent = responses::Sent { total: 1 }.to_http_response().unwrap();
    assert_eq!(sent.body(), r#"{"total":1}"#);
    assert_eq!(responses::Received::from_http_response(&sent).unwrap().total, 1);
    let read = responses::Received::from_http_response(&answered(200, "{}"));
    assert_eq!(read.unwrap().total, 0);
    let sent = responses::SentHeader { total: 2 }.to_http_response().unwrap();
    assert_eq!(sent.headers()["x-total"], "2");
}
