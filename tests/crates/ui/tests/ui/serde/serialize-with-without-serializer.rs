use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn to_hex(number: &u8) -> String {
    format!("{number:x}")
}

#[request]
pub struct Request {
    #[serde(serialize_with = "to_hex")]
    pub field: u8,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
