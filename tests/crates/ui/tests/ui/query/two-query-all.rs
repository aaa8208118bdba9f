use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all)]
    pub one: Vec<(String, String)>,
    #[api(query_all)]
    pub two: Vec<(String, String)>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two `query_all` fields
