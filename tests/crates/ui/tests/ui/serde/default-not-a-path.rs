use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(default = "3 + 4")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A default that is an expression
