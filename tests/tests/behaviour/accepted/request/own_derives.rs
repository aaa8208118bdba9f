//! Derives of the author, which are not added again.
#![deny(warnings)]

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Request {
    #[api(query)]
    pub limit: u8,
}

#[response(exhaustive)]
#[derive(std::clone::Clone)]
pub struct Response {}

#[test]
fn works() {
    assert_eq!(Request::default().clone(), Request { limit: 0 });
    assert_eq!(
        format!("{:?}{:?}", Request { limit: 1 }, Response {}.clone()),
        "Request { limit: 1 }Response"
    );
}
