use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(deserialize_with = "read", with = "module")]
    pub text: String,
    pub number: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
