use pathlore::{Metadata, metadata, request, response};

#[derive(Clone, Debug)]
pub struct Content;

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(skip)]
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A skipped field of a type without `Default`
