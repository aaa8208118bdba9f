use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(raw_body)]
    pub content: Option<Option<Vec<u8>>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A raw body that is an `Option` of an `Option`
