use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(rename = "a", rename = "b")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A serde attribute given twice
