use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all)]
    pub range: (u64, u64),
}

#[response]
pub struct Response {}

fn main() {}

// title: none
