use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-ratio", with = pathlore::serde::number::float)]
    pub ratio: u64,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
