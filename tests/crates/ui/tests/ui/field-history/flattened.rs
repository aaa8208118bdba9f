use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    pub name: String,
    #[api(since = 1.4)]
    #[serde(flatten)]
    pub extra: std::collections::BTreeMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: The history of a flattened field
