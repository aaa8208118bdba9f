use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[serde(deny_unknown_fields)]
pub struct Request {
    #[serde(flatten)]
    pub text: std::collections::BTreeMap<String, String>,
    pub number: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: `deny_unknown_fields` beside `flatten`
