use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request {
    pub content: Option<Content>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: bring the type into scope
// title: A body field whose type has an argument that is not in scope
