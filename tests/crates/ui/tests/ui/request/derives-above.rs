// errors: 2
// remedy: write `#[derive(…)]` below `#[request]`
// remedy: write `#[derive(…)]` below `#[request]`
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
#[request]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Derives above `#[request]`
