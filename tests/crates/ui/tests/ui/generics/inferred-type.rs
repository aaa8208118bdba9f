use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: _,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the type
// title: A field of type `_`
