use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = 201, status = 202)]
pub struct Response {}

fn main() {}

// title: An argument given twice
