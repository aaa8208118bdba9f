use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub limit: u8,
    #[api(query_all)]
    pub all: Vec<(String, String)>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `query_all` field beside a query field
