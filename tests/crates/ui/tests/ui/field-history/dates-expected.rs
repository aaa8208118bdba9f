use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 2024-10-01 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, until = 1.4)]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A number as the version of a field, if those of the endpoint are dates
