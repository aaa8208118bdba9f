//! Fields that the implementation of HTTP writes, in messages that are only received.
#![deny(warnings)]

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, Metadata, OutgoingResponse as _,
    bytes::Bytes,
    http::{self, HeaderName, HeaderValue, header::HOST},
    metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

const LENGTH: HeaderName = http::header::CONTENT_LENGTH;

#[request(incoming, response = Sent)]
pub struct Request {
    #[api(header = HOST)]
    pub host: Option<String>,
    #[api(header = "connection")]
    pub connection: Vec<HeaderValue>,
}

/// Not what it is named like.
const UPGRADE: HeaderName = HeaderName::from_static("x-upgrade");

#[response(outgoing)]
pub struct Sent {
    #[api(header = UPGRADE)]
    pub upgrade: Option<bool>,
}

#[response(incoming)]
pub struct Response {
    #[api(header = LENGTH)]
    pub length: Option<u64>,
}

#[test]
fn works() {
    let mut request = http::Request::new(Bytes::new());
    request.headers_mut().insert(HOST, HeaderValue::from_static("example.org"));
    request.headers_mut().insert("connection", HeaderValue::from_static("close, x"));
    let request = Request::from_http_request(&request).unwrap();
    assert_eq!(request.host.as_deref(), Some("example.org"));
    assert_eq!(request.connection, ["close", "x"]);

    let sent = Sent { upgrade: Some(true) }.to_http_response().unwrap();
    assert_eq!(sent.headers()["x-upgrade"], "true");

    let mut response = http::Response::new(Bytes::new());
    response.headers_mut().insert(LENGTH, HeaderValue::from_static("5"));
    assert_eq!(Response::from_http_response(&response).unwrap().length, Some(5));
}
