use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = mixed)]
pub struct Request {
    #[api(part = json)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<u8>,
    pub other: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A part that may be left out before another one
