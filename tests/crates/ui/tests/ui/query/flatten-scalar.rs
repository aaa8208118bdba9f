use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    #[serde(flatten)]
    pub limit: Option<u32>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `flatten` on a number in the query
