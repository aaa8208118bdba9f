use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(flatten, rename = "rest")]
    pub text: std::collections::BTreeMap<String, String>,
    pub number: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: `rename` beside `flatten`
