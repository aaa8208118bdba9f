//! A raw body of `Bytes` is not copied.

use bytes::Bytes;
use pathlore::{
    IncomingRequest as _, IncomingResponse as _, Metadata, OutgoingRequest as _,
    OutgoingResponse as _, Target, metadata, request, response,
};

use crate::allocated;

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: None,
    path: "/_matrix/media/v3/{name}",
};

#[request]
struct Request {
    #[api(path)]
    name: String,
    #[api(raw_body)]
    file: Bytes,
}

#[response]
struct Response {
    #[api(raw_body)]
    file: Bytes,
}

const LENGTH: usize = 1 << 20;

/// What the rest of a message may allocate.
const REST: u64 = 4096;

#[test]
fn request() {
    let target = Target::new("https://example.org").expect("a base URL");
    let value = Request { name: "cat.png".to_owned(), file: vec![1; LENGTH].into() };
    let (request, info) = allocated(|| value.to_http_request(&target, ()).expect("a request"));
    assert!(info.bytes_total < REST, "{}", info.bytes_total);
    assert_eq!(request.body().as_ptr(), value.file.as_ptr());

    let (value, info) = allocated(|| Request::from_http_request(&request).expect("a value"));
    assert!(info.bytes_total < REST, "{}", info.bytes_total);
    assert_eq!(value.name, "cat.png");
    assert_eq!(request.body().as_ptr(), value.file.as_ptr());
}

#[test]
fn response() {
    let value = Response { file: vec![1; LENGTH].into() };
    let (response, info) = allocated(|| value.to_http_response().expect("a response"));
    assert!(info.bytes_total < REST, "{}", info.bytes_total);
    assert_eq!(response.body().as_ptr(), value.file.as_ptr());

    let (value, info) = allocated(|| Response::from_http_response(&response).expect("a value"));
    assert!(info.bytes_total < REST, "{}", info.bytes_total);
    assert_eq!(response.body().as_ptr(), value.file.as_ptr());
}
