use pathlore::{Metadata, http::StatusCode, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(stream, status = crate::STATUS)]
pub struct Response {}

const STATUS: StatusCode = StatusCode::RESET_CONTENT;

fn main() {}

// title: A stream in a response whose status is a constant
