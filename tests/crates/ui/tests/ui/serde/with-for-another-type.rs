use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(with = "pathlore::serde::duration::ms")]
    pub field: Option<std::time::Duration>,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a module for the field's type, as `pathlore::serde::duration::opt_ms` for `Option<Duration>`
// title: A `with` module for another type
