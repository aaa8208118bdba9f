//! Attributes in `cfg_attr`.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
#[cfg_attr(all(), serde(rename_all = "camelCase"))]
pub struct Request {
    #[cfg_attr(all(), api(path))]
    pub id: u8,
    #[cfg_attr(all(), api(query), serde(rename = "max"))]
    pub limit: u8,
    #[cfg_attr(any(), api(path))]
    pub in_body: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { id: 1, limit: 2, in_body: 3 };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/1?max=2");
    assert_eq!(request.body(), r#"{"inBody":3}"#);
}
