use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field in a GET request
