use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(flaten)]
    pub text: String,
    pub more: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: A misspelt `flatten`
