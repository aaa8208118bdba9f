use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug, serde::Serialize)]
pub struct Content;

#[request]
pub struct Request {
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field of a type without `Deserialize`
