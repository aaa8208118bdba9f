use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(path)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: A field attribute as an argument of `#[request]`
