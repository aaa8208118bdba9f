use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all, query)]
    pub all: Vec<(String, String)>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Both `query_all` and `query` on one field
