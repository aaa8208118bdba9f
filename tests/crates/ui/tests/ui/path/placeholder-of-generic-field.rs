use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: PUT, rate_limited: false, authentication: None, path: "/{content}"
};

#[request]
pub struct Request<T> {
    pub content: T,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
