use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub room_id: String,
    #[serde(skip)]
    pub content: Option<Content>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: bring the type into scope
// title: A skipped field of a type that is not in scope
