use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request {
    pub list: [u8],
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field that is a slice
