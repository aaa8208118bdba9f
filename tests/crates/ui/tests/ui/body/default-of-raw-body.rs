use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(raw_body, default)]
    pub table: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
