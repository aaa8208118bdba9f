//! The placeholder of the field `r#type` is `{type}`, and its name on the wire has no `r#`.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{type}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub r#type: u8,
    #[api(query)]
    pub r#match: u8,
    pub r#fn: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { r#type: 1, r#match: 2, r#fn: 3 };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/1?match=2");
    assert_eq!(request.body(), r#"{"fn":3}"#);
}
