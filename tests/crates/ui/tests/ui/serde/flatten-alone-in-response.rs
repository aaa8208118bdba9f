use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[serde(flatten)]
    pub content: std::collections::BTreeMap<String, String>,
}

fn main() {}

// title: A flattened field as the only body field of a response
