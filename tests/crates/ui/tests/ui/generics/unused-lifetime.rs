use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a> {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: remove the lifetime, or use it in a field
// title: An unused lifetime
