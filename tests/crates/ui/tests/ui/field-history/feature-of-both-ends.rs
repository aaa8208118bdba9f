use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, since = 1.4 | stable("org.limit"), until = stable("org.limit"))]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A feature that adds a field and removes it
