use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, renamed(2024-10-01, from = "max"))]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A date as the version of a field, if those of the endpoint are numbers
