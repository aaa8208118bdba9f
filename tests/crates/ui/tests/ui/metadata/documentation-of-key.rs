use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    /// The method.
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: Documentation of a key
