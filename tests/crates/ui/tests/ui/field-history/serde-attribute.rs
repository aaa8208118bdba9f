use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[serde(since = 1.4)]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `since` in `#[serde]`
