use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = mixed)]
pub struct Request {
    pub name: Option<String>,
    pub other: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A part that may be absent before another one
