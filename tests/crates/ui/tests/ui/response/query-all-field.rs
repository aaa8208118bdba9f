use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(query_all)]
    pub all: Vec<(String, String)>,
}

fn main() {}

// title: A `query_all` field in a response
