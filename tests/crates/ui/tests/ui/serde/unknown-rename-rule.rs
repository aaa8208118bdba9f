use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[serde(rename_all = "camelcase")]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A misspelt rule of `rename_all`
