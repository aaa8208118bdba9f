use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn is_zero(number: u8) -> bool {
    number == 0
}

#[request]
pub struct Request {
    #[serde(skip_serializing_if = "is_zero")]
    pub field: u8,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
