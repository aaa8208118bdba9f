use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(header = pathlore::http::header::CONTENT_LENGTH)]
    pub length: Option<u64>,
}

fn main() {}

// title: none
