use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

fn ten() -> Vec<u8> {
    vec![10]
}

#[request]
pub struct Request {
    #[api(since = 1.4)]
    #[serde(default = "ten")]
    pub limits: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A list whose default may have elements
