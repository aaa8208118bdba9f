// errors: 2
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/path"
};

#[request]
pub struct Request {}

#[response(stream, strict, content = form)]
pub struct Response {}

fn main() {}

// title: none
