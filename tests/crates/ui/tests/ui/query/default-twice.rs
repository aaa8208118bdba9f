use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn ten() -> u64 {
    10
}

#[request]
pub struct Request {
    #[api(query, default)]
    #[serde(default = "ten")]
    pub limit: u64,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
