//! A field under a condition that does not hold is none, whatever is wrong with it.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub id: u8,
    #[cfg(any())]
    #[api(path)]
    pub other: NoSuchType,
    #[cfg(any())]
    pub gone: u8,
    #[cfg(not(any()))]
    pub kept: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { id: 1, kept: 2 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), r#"{"kept":2}"#);
}
