use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: &'static str,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field of type `&'static str`
