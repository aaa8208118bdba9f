use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[serde(deny_unknown_fields = true)]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A value after `deny_unknown_fields`
