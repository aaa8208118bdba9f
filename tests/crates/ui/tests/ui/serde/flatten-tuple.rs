use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub name: String,
    #[serde(flatten)]
    pub range: (u64, u64),
}

#[response]
pub struct Response {}

fn main() {}

// title: none
