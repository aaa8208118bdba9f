use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all)]
    pub query: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `query_all` on a list of strings
