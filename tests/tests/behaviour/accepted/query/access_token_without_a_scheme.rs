//! A parameter named `access_token` of an endpoint without authentication.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub access_token: String,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { access_token: "t".to_owned() }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/?access_token=t");
}
