use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn from_hex(text: &str) -> Option<u8> {
    u8::from_str_radix(text, 16).ok()
}

#[request]
pub struct Request {
    #[serde(deserialize_with = "from_hex")]
    pub field: u8,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
