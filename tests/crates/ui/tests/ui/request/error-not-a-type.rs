use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(error = 3)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: An error type that is a number
