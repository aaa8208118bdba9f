use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query, lenient)]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
