use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request(outgoing)]
pub struct Request {
    #[api(path)]
    pub id: std::time::Duration,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
