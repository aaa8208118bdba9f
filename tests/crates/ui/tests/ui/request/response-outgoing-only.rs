use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(outgoing)]
pub struct Response {}

fn main() {}

// title: A response that is only sent, for a request that goes both ways
