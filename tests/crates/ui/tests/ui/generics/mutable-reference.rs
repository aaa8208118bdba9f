use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(outgoing)]
pub struct Request<'a> {
    pub text: &'a mut String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A mutable reference
