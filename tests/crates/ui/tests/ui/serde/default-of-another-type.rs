use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn number() -> u8 {
    3
}

#[request]
pub struct Request {
    #[serde(default = "number")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a function that returns the field's type
// title: A default function that returns another type
