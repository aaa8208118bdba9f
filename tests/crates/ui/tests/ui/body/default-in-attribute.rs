use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(default)]
    pub limit: u64,
}

#[response]
pub struct Response {}

fn main() {}

// title: `#[api(default)]` on a member of the body
