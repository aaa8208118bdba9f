use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

const CODING: pathlore::http::HeaderName = pathlore::http::header::TRANSFER_ENCODING;

#[request]
pub struct Request {
    #[api(header = CODING)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A constant for a header field that the implementation of HTTP writes
