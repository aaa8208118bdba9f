use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[cfg_attr(all(), derive(Debug))]
pub struct Request {
    #[api(secret)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A secret beside a conditional `derive(Debug)`
