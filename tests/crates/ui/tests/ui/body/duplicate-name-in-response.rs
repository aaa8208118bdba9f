use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    pub one: u8,
    #[serde(rename = "one")]
    pub two: u8,
}

fn main() {}

// title: Two body fields of a response with one name
