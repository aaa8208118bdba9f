use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<T> {
    pub value: &T,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
