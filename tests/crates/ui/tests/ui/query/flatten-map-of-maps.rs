use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    #[serde(flatten)]
    pub all: std::collections::BTreeMap<String, std::collections::BTreeMap<String, u8>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A flattened map of maps in the query
