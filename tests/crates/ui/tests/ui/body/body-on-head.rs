use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: HEAD, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(body)]
    pub content: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A whole body in a HEAD request
