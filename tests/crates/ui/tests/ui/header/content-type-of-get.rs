use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request(content_type = "application/json")]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
