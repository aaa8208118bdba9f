use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

pub struct Failure<'a>(pub &'a str);

#[request]
pub struct Request {}

#[response(error = Failure<'a>)]
pub struct Response {}

fn main() {}

// remedy: remove it: an error type owns its values
// title: none
