//! A request without fields sends an empty object where its method has a body.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

#[test]
fn works() {
    let request = Request {}.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!(request.body(), "{}");
    assert_eq!(request.headers()["content-type"], "application/json");
}
