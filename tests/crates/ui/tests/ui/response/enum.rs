use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub enum Response {
    Text { text: String },
}

fn main() {}

// title: `#[response]` on an enum
