//! The keys of `metadata!` come in any order.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    description: "Lists things.",
    path: "/things",
    authentication: None,
    name: "list",
    method: GET,
    rate_limited: true,
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

#[test]
fn works() {
    let texts = (METADATA.name, METADATA.description);
    assert_eq!((texts, METADATA.rate_limited), ((Some("list"), Some("Lists things.")), true));
    let request = Request {}.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("GET", "/things"));
}
