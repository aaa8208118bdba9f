use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: HEAD, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(header = "etag")]
    pub tag: String,
    pub name: String,
    pub size: u64,
}

fn main() {}

// title: A body field in the response to a HEAD request
