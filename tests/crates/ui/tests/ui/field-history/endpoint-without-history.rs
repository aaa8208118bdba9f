use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/path"
};

#[request]
pub struct Request {
    #[api(query, since = 1.4)]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: The history of a field of an endpoint with a `path`
