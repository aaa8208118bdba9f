use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    serde::Deserialize::deserialize(deserializer)
}

#[request]
pub struct Request {
    #[serde(deserialize_with = "number")]
    pub field: u8,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `deserialize_with` function for another type
