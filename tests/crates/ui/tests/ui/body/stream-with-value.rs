use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(stream = true)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: A value of `stream`
