use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[cfg_attr(all(), api(quary))]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A misspelt attribute inside `cfg_attr`
