use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request]
pub struct Request {
    pub text: (u8, Content),
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field that is a tuple with a type without serde's traits
