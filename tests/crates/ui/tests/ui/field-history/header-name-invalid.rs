use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(header = "x-name", renamed(1.4, from = "x name"))]
    pub name: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An older name that is none of a header field
