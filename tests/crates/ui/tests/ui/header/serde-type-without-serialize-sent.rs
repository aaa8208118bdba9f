use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request(outgoing)]
pub struct Request {
    #[api(header = "x-id", serde)]
    pub content: Vec<Content>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
