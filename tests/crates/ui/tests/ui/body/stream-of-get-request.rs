use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request(stream)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: A stream in a GET request
