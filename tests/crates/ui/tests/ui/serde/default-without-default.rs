use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Content;

#[request]
pub struct Request {
    #[serde(default)]
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: `default` on a field of a type without `Default`
