use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(since = 1.4)]
    #[serde(skip)]
    pub name: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: The history of a field that is skipped
