//! One name in the body and in the query.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    #[serde(rename = "limit")]
    pub in_query: u8,
    #[serde(rename = "limit")]
    pub in_body: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { in_query: 1, in_body: 2 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/?limit=1");
    assert_eq!(request.body(), r#"{"limit":2}"#);
}
