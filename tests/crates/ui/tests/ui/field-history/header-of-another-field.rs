use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(header = "x-name")]
    pub name: Option<String>,
    #[api(header = "x-title", renamed(1.4, from = "x-name"))]
    pub title: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An older name that is the name of another header field
