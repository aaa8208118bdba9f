//! Empty parentheses after the attributes.
#![deny(warnings)]

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request()]
pub struct Request {}

#[response()]
pub struct Response {}

#[test]
fn works() {
    let request = Request {}.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert!(Request::from_http_request(&request).is_ok());
    let _ = Response {};
}
