use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(error =, exhaustive)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: No value between `=` and a comma
