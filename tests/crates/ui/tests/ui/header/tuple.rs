use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id")]
    pub text: (u8, u8),
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that is a tuple
