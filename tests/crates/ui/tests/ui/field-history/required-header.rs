use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(header = "x-name", default, until = 1.4)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that a version removes, but that is required
