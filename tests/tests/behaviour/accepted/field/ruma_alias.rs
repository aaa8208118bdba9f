//! `#[ruma_api(…)]`, an alias of `#[api(…)]`.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[ruma_api(path)]
    pub id: u8,
    #[ruma_api(query)]
    pub limit: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { id: 1, limit: 2 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/1?limit=2");
}
