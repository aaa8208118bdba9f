//! A token that is optional may be left out.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: AccessTokenOptional, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let without = Request {}.to_http_request(&target, None).unwrap();
    assert!(!without.headers().contains_key("authorization"));
    let with = Request {}.to_http_request(&target, Some("token".into())).unwrap();
    assert_eq!(with.headers()["authorization"], "Bearer token");
}
