use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request]
pub struct Request {
    #[api(header = "x-id", serde)]
    pub content: Option<Content>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field with `serde`, of a type without serde's traits
