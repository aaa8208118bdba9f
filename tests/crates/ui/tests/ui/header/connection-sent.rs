use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "Connection")]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that the implementation of HTTP writes
