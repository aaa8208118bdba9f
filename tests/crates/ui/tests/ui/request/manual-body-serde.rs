use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[ruma_api(manual_body_serde)]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `manual_body_serde` above the struct
