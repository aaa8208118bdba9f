use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(skip_serializing, skip)]
    pub text: String,
    pub number: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: `skip` beside `skip_serializing`
