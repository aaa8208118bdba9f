//! `rename_all`, which applies to body and query fields but not to path fields.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[request]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Request {
    #[api(path)]
    pub room_id: u8,
    #[api(query)]
    pub max_age: u8,
    pub in_body: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { room_id: 1, max_age: 2, in_body: 3 };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/1?max-age=2");
    assert_eq!(request.body(), r#"{"in-body":3}"#);
}
