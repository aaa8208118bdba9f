use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = -1)]
pub struct Response {}

fn main() {}

// remedy: write a number, as in `status = 201`, or a constant of `http::StatusCode`
// title: A negative status
