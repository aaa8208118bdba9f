use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn is_absent(option: &Option<u8>) -> bool {
    option.is_none()
}

#[request]
pub struct Request<T> {
    #[serde(skip_serializing_if = "is_absent")]
    pub field: Vec<T>,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
