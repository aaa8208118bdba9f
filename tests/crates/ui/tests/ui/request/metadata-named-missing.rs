use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(metadata = LOGIN)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: name a constant that is in scope
// title: `metadata` that is not in scope
