use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(default = "absent")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a function without arguments
// title: A default function that is not in scope
