use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(json)]
    pub content: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
