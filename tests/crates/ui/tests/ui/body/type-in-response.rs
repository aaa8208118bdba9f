use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request]
pub struct Request {}

#[response]
pub struct Response {
    pub content: Content,
}

fn main() {}

// title: A body field of a response whose type lacks serde's traits
