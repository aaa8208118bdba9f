use pathlore::{IncomingRequest, Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(outgoing)]
pub struct Request {}

#[response]
pub struct Response {}

fn receive<R: IncomingRequest>() {}

fn main() {
    receive::<Request>();
}

// remedy: remove `outgoing` from the request
// title: Receiving a request that is only sent
