use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/{id?}"
};

#[request]
pub struct Request {
    #[api(path, with = pathlore::serde::number::float)]
    pub id: Option<u64>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
