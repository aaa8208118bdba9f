use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(stream, content = form)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: `content` beside `stream`
