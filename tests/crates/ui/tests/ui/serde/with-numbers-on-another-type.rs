use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(with = "pathlore::serde::number::as_string")]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `with` module of numbers for another type
