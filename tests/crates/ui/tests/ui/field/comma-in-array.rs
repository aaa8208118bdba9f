use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub bytes: [u8, 4],
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A comma instead of a semicolon in an array type
