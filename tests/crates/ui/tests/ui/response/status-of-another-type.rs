use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = 100 + 101)]
pub struct Response {}

fn main() {}

// remedy: write a number alone, as in `status = 201`, or an expression that is a `StatusCode`
// title: A status from an expression of another type
