//! DELETE may have a body, unlike GET.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: DELETE, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub reason: String,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { reason: "r".to_owned() }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), r#"{"reason":"r"}"#);
}
