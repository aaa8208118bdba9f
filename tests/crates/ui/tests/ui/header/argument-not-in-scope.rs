use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request {
    #[api(header = "x-content")]
    pub content: Vec<Content>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: bring the type into scope
// title: A header field whose type has an argument that is not in scope
