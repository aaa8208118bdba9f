use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[ruma_api(manual_body_serde)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `manual_body_serde` on a field
