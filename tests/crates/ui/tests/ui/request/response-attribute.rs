use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[response]
pub struct Request {
    #[api(query)]
    pub limit: u32,
}

#[response]
pub struct Response {}

fn main() {}

// title: `#[response]` above the request
