//! All compatible arguments of `#[request]`, with a trailing comma.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/"
};

pub use pathlore as runtime;

#[request(
    crate = crate::accepted::request::all_arguments::runtime,
    metadata = METADATA,
    response = Response,
    error = pathlore::ErrorResponse,
    exhaustive,
    outgoing,
    empty_body,
)]
pub struct Request {}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request {}.to_http_request(&target, "token".into()).unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer token");
}
