use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = 3)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the name in quotes, or a constant of type `HeaderName`
// title: A header name that is a number
