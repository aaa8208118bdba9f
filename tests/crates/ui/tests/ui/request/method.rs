use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(method = GET)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: A method as an argument of `#[request]`
