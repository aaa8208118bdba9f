// errors: 2
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/path"
};

#[request(content = text, stream, empty_body)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
