//! Under a condition the author's derives take the place of those that are added.
#![deny(warnings)]

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[cfg_attr(all(), derive(Clone, Debug))]
#[cfg_attr(any(), derive(Debug), non_exhaustive)]
pub struct Request {
    #[api(query)]
    pub limit: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    assert_eq!(format!("{:?}", Request { limit: 1 }.clone()), "Request { limit: 1 }");
}
