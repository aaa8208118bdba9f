use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = 205)]
pub struct Response {
    pub text: String,
}

fn main() {}

// title: A body field in a 205 response
