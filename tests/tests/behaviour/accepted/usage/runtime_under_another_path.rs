//! The runtime through a re-export.
#![deny(warnings)]

pub mod api {
    pub use pathlore as inner;
}

use api::inner::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    crate: crate::accepted::usage::runtime_under_another_path::api::inner, method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request(crate = crate::accepted::usage::runtime_under_another_path::api::inner)]
pub struct Request {}

#[response(crate = api::inner)]
pub struct Response {}

#[test]
fn works() {
    let request = Request {}.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!(request.uri(), "http://a/");
}
