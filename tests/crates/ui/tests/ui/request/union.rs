use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub union Request {
    text: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: `#[request]` on a union
