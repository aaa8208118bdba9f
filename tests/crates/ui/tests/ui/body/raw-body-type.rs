use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(raw_body)]
    pub content: u32,
}

#[response]
pub struct Response {}

fn main() {}

// title: A raw body of a type that is neither bytes nor text
