use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(authentication = "AccessToken")]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: An authentication scheme in quotes
