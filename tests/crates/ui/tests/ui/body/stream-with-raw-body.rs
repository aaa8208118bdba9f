use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(stream)]
pub struct Response {
    #[api(raw_body)]
    pub content: Vec<u8>,
}

fn main() {}

// title: A raw body beside a stream
