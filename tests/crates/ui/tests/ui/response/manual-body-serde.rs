use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: String,
}

#[response]
#[ruma_api(manual_body_serde)]
pub struct Response {
    #[ruma_api(body)]
    pub text: String,
}

fn main() {}

// title: `manual_body_serde` on a response
