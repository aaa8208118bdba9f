//! `empty_body` sends nothing where an empty object would be sent.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(empty_body)]
pub struct Request {
    #[api(query)]
    pub limit: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { limit: 1 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), "");
    assert!(!request.headers().contains_key("content-type"));
}
