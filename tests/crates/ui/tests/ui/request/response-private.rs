use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
struct Response {}

fn main() {}

// remedy: make the response `pub`
// title: A private response of a public request
