use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: TRACE, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: String,
    pub more: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field in a TRACE request
