use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id")]
    pub one: String,
    #[api(header = "X-ID")]
    pub two: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two header fields with one name in different case
