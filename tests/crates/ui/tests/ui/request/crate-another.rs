use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(crate = serde)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the name of the dependency
// title: none
