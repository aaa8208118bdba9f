use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: impl ToString,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a type parameter, or a type
// title: A field of type `impl Trait`
