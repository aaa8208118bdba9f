use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(raw_body)]
    pub content: Vec<Vec<u8>>,
}

fn main() {}

// title: A raw body of a list of another type
