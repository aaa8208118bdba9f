use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub id: u8,
    #[serde(flatten)]
    pub tags: Option<Vec<String>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `flatten` on a list in the body
