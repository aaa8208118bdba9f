// errors: 2
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(sttus = 201, status = 99)]
pub struct Response {}

fn main() {}

// title: none
