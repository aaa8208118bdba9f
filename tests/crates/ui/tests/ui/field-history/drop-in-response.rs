use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(since = 1.4, drop)]
    pub name: Option<String>,
}

fn main() {}

// title: `drop` in a response
