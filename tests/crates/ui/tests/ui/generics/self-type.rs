use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: Box<Self>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field of a type that contains `Self`
