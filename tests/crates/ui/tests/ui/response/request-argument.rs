use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(metadata = METADATA)]
pub struct Response {}

fn main() {}

// title: `metadata` on a response
