use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request]
pub struct Request {
    #[api(path, serde)]
    pub id: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
