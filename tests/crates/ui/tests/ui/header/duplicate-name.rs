use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "content-type")]
    pub one: String,
    #[api(header = pathlore::http::header::CONTENT_TYPE)]
    pub two: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two header fields with one name
