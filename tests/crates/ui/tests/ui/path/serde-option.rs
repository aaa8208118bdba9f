use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path, serde)]
    pub id: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
