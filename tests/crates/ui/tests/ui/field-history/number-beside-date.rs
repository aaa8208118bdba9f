use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, since = 1.4, until = 2024-10-01)]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A number and a date in one history
