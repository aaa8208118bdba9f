use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    #[serde(flatten)]
    pub all: Vec<(String, String)>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `flatten` on a list in the query
