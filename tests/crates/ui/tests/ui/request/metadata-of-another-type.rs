use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

const LOGIN: u8 = 3;

#[request(metadata = LOGIN)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: name a constant of type `Metadata`
// title: `metadata` of another type
