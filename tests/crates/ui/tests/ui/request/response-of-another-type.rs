use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(response = String)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: A response type without `#[response]`
