use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all)]
    #[serde(default)]
    pub all: Vec<(String, String)>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `#[serde(…)]` on a `query_all` field
