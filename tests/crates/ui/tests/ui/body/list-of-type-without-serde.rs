use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request]
pub struct Request {
    pub content: Option<Vec<Content>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field that is a sequence of a type without serde's traits
