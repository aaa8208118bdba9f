use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[serde(default)]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: derive or implement `Default` for the struct
// title: `default` on a struct without `Default`
