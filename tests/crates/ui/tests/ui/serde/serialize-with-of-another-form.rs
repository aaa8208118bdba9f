use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn write<S>(_: &str, _: S) -> bool {
    true
}

#[request]
pub struct Request {
    #[serde(serialize_with = "write")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a function with the signature that serde expects: `fn<S: Serializer>(&T, S) -> Result<S::Ok, S::Error>`
// title: A `serialize_with` function with another signature
