use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path, with = pathlore::serde::number::as_string)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A module for numbers on another type
