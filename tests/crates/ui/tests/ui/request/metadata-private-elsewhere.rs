use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

mod login {
    const METADATA: pathlore::Metadata = super::METADATA;
}

#[request(metadata = login::METADATA)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: make the constant `pub(crate)` or `pub`
// title: A private `METADATA` of another module
