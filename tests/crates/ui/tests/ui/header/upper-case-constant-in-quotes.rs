use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "CONTENT_TYPE")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: The name of a constant in quotes
