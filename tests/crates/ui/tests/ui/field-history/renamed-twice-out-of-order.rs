use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, renamed(1.6, from = "a"), renamed(1.5, from = "b"))]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two `renamed` with the newer one first
