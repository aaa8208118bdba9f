use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(metadata = METADATA<u8>)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: `metadata` given with generic arguments
