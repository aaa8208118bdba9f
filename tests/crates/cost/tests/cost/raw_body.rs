//! A raw body of `Bytes` is not copied.

use allocation_counter::measure;
use bytes::Bytes;
use pathlore::{
    IncomingRequest as _, IncomingResponse as _, Metadata, OutgoingRequest as _,
    OutgoingResponse as _, Target, metadata, request, response,
};

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

/// Returns the outcome and the number of bytes that are allocated.
fn allocated<T>(run: impl FnOnce() -> T) -> (T, u64) {
    let mut outcome = None;
    let info = measure(|| outcome = Some(run()));
    (outcome.expect("an outcome"), info.bytes_total)
}

const LENGTH: usize = 1 << 20;

/// What the rest of a message may allocate.
const REST: u64 = 4096;

#[test]
fn request() {
    let target = Target::new("https://example.org").expect("a base URL");
    let value = Request { name: "cat.png".to_owned(), file: vec![1; LENGTH].into() };
    let (request, bytes) = allocated(|| value.to_http_request(&target, ()).expect("a request"));
    assert!(bytes < REST, "{bytes}");
    assert_eq!(request.body().as_ptr(), value.file.as_ptr());

    let (value, bytes) = allocated(|| Request::from_http_request(&request).expect("a value"));
    assert!(bytes < REST, "{bytes}");
    assert_eq!(value.name, "cat.png");
    assert_eq!(request.body().as_ptr(), value.file.as_ptr());
}

#[test]
fn response() {
    let value = Response { file: vec![1; LENGTH].into() };
    let (response, bytes) = allocated(|| value.to_http_response().expect("a response"));
    assert!(bytes < REST, "{bytes}");
    assert_eq!(response.body().as_ptr(), value.file.as_ptr());

    let (value, bytes) = allocated(|| Response::from_http_response(&response).expect("a value"));
    assert!(bytes < REST, "{bytes}");
    assert_eq!(response.body().as_ptr(), value.file.as_ptr());
}
