use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(flatten)]
    pub content: std::collections::BTreeMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A flattened field as the only body field
