use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path, with = pathlore::serde::base64::standard)]
    pub id: u32,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
