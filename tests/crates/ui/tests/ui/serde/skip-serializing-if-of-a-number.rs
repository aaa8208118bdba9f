// remedy: name a function that returns `bool`
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(skip_serializing_if = "String::len")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `skip_serializing_if` function that returns a number
