use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(stream, status = NO_CONTENT)]
pub struct Response {}

fn main() {}

// title: A stream in a 204 response
