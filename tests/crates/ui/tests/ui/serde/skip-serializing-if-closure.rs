use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(skip_serializing_if = "|text| text.is_empty()")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A closure in `skip_serializing_if`
