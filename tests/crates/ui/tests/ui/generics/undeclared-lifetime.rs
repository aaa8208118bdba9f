use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: std::borrow::Cow<'a, str>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: declare the lifetime, as in `struct Request<'a>`
// title: An undeclared lifetime
