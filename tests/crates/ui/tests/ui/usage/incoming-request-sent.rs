use pathlore::{Metadata, OutgoingRequest, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(incoming)]
pub struct Request {}

#[response]
pub struct Response {}

fn send<R: OutgoingRequest>(_: &R) {}

fn main() {
    send(&Request {});
}

// remedy: remove `incoming` from the request
// title: Sending a request that is only received
