use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, renamed(1.4, from = "max"))]
    pub limit: Option<u8>,
    #[api(query)]
    pub max: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An older name that is the name of another field
