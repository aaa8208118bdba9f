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

fn main() {
    assert_eq!((METADATA.name, METADATA.description), (Some("list"), Some("Lists things.")));
    assert!(METADATA.rate_limited);
    let request = Request {}.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("GET", "/things"));
}
