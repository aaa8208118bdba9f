//! Different names for writing and reading.
#![deny(warnings)]

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(rename = "a", alias = "b", alias = "c")]
    pub first: u8,
    #[serde(rename(serialize = "d", deserialize = "e"))]
    pub second: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let mut request = Request { first: 1, second: 2 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), r#"{"a":1,"d":2}"#);
    *request.body_mut() = r#"{"c":3,"e":4}"#.into();
    let request = Request::from_http_request(&request).unwrap();
    assert_eq!((request.first, request.second), (3, 4));
}
