use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{user_id}"
};

#[request]
pub struct Request {
    #[api(path, rename = "user_id")]
    pub user_id: u64,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
