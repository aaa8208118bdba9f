use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: HEAD, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(stream)]
pub struct Response {}

fn main() {}

// title: A stream in a response to HEAD
