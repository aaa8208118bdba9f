use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(with = duration)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: The path of `with` without quotes
