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
