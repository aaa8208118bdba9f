use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(outgoing)]
pub struct Request {}

#[response(outgoing)]
pub struct Response {}

fn main() {}

// remedy: remove `outgoing` from the response, or write `incoming`
// title: A request that is only sent, with a response that is only sent
