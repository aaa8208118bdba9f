use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(header = "x-name", renamed(1.4, from = "X-Name"))]
    pub name: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An older name of a header field that is its name
