// errors: 2
use pathlore::{Metadata, metadata, request, response};

#[derive(Clone, Debug)]
pub struct Content;

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(quary)]
    pub text: String,
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
