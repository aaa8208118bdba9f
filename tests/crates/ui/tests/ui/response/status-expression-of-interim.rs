use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = pathlore::http::StatusCode::CONTINUE)]
pub struct Response {}

fn main() {}

// title: An informational status from an expression
