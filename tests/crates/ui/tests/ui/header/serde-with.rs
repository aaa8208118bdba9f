use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-timeout")]
    #[serde(with = "pathlore::serde::duration::ms")]
    pub timeout: Option<std::time::Duration>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `#[serde(with = …)]` on a path or header field
