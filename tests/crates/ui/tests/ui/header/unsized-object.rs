use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request {
    #[api(header = "x-object")]
    pub object: dyn std::fmt::Display,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field of type `dyn Display`
