use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(response = Response<u8>)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the type as it is defined
// title: A response with generic arguments that it does not take
