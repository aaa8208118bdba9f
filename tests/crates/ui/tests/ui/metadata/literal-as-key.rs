use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    "Sends a message.", method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
