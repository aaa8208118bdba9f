use pathlore::{Endpoint, Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn describe<E: Endpoint>(_: &E) {}

fn main() {
    describe(&Response {});
}

// remedy: name the request type
// title: A response where a request is expected
