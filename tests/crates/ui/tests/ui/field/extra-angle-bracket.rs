use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub tags: Vec<String>>,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: remove one of the brackets
// title: One closing angle bracket too many
