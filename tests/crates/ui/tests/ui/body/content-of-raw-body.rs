use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form)]
pub struct Request {
    #[api(raw_body)]
    pub file: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `content` beside a raw body
