// remedy: write a module whose functions are for the type
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<T> {
    #[serde(with = "pathlore::serde::duration::ms")]
    pub content: Option<T>,
    pub other: T,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
