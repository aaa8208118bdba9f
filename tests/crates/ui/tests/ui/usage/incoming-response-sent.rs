use pathlore::{Metadata, OutgoingResponse, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(outgoing)]
pub struct Request {}

#[response(incoming)]
pub struct Response {}

fn main() {
    answer(&Response {});
}

fn answer<R: OutgoingResponse>(_: &R) {}

// remedy: remove `incoming` from the response
// title: Sending a response that is only received
