use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

const FIRST: pathlore::http::HeaderName = pathlore::http::header::ETAG;
const SECOND: pathlore::http::HeaderName = pathlore::http::HeaderName::from_static("etag");

#[request]
pub struct Request {
    #[api(header = FIRST)]
    pub first: String,
    #[api(header = SECOND)]
    pub second: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two constants for one header field
