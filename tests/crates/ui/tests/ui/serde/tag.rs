use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[serde(tag = "kind")]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `tag` on a struct
