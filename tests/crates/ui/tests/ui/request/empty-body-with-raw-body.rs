use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(empty_body)]
pub struct Request {
    #[api(raw_body)]
    pub content: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `empty_body` beside a raw body
