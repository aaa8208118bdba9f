use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a> {
    pub text: Option<Vec<&'a str>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: References in a sequence that is also received
