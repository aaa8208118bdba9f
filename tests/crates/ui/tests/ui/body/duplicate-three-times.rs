// errors: 2
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub one: u8,
    #[serde(rename = "one")]
    pub two: u8,
    #[serde(rename = "one")]
    pub three: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
