use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

const SECOND: pathlore::http::HeaderName = pathlore::http::header::ETAG;

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(header = "ETag")]
    pub first: String,
    #[api(header = SECOND)]
    pub second: String,
}

fn main() {}

// title: none
