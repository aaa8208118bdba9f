use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(with = "missing")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a module that is in scope
// title: A `with` module that is not in scope
