use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

fn main() {}

// remedy: write a struct with `#[response]` beside the request, or name the type: `#[request(response = LoginResponse)]`
// title: A request without a `Response`
