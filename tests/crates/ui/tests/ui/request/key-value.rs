// span: macro
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request = "outgoing"]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: write `#[request(outgoing)]`
// title: An argument after an equals sign
