use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = created())]
pub struct Response {}

fn main() {}

// remedy: write a constant of `http::StatusCode`, or a constant expression
// title: A status from a function that is not in scope
