use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(metadata = METADATA METADATA)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: Two values of one argument
