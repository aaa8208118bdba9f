use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(since = 1.4)]
    #[serde(default)]
    pub limit: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field with a default whose empty value is unknown
