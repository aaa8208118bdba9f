use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(body)]
    #[serde(with = "a::b", rename = "text")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `rename` beside `with` on a `body` field
