use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(body)]
    pub one: Vec<String>,
    #[api(raw_body)]
    pub two: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Both a whole body and a raw body
