use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: String,
    #[api(body)]
    pub content: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field beside a whole body
