use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, until = next)]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Something else than a version
