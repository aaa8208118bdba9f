use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub ranges: Vec<Vec<u8>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A list of lists in the query
