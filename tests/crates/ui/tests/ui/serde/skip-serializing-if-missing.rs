use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(skip_serializing_if = "missing")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a function from a reference to the field to `bool`
// title: A `skip_serializing_if` function that is not in scope
