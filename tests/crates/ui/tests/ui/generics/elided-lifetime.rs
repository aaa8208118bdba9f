use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: std::borrow::Cow<str>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: declare a lifetime, as in `struct Request<'a>`, and write `Cow<'a, str>`
// title: A type without its lifetime
