use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(raw_body)]
    pub content: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A raw body in a GET request
