use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub list: Vec,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the element type, as in `Vec<String>`
// title: A `Vec` without its element type
