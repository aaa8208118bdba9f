use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = 99999999999999999999)]
pub struct Response {}

fn main() {}

// title: A status that no integer type can hold
