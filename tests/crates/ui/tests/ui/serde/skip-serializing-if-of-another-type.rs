use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn is_zero(number: &u8) -> bool {
    *number == 0
}

#[request]
pub struct Request {
    #[serde(skip_serializing_if = "is_zero")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a function from a reference to the field to `bool`
// title: A `skip_serializing_if` function for another type
