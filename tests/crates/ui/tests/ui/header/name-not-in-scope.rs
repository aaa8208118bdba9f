use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = CONTENT_TYPE)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: bring the constant into scope, as with `use http::header::CONTENT_TYPE`, or write the name in quotes
// title: A header name that is not in scope
