//! `secret` on any kind of field, in one attribute or two.
#![deny(warnings)]

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(secret, path)]
    pub id: u8,
    #[api(query)]
    #[api(secret)]
    pub key: u8,
    #[api(header = "x-key", secret)]
    pub header: u8,
    #[api(secret)]
    pub password: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let request = Request { id: 42, key: 42, header: 42, password: 42 };
    assert!(!format!("{request:?}").contains("42"));
}
