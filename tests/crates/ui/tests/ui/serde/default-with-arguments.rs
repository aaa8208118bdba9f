use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn length(text: &str) -> usize {
    text.len()
}

#[request]
pub struct Request {
    #[serde(default = "length")]
    pub field: String,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
