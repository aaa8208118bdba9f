use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id", with = pathlore::serde::base64::standard)]
    pub id: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Bytes in base64 in a header field as a `Vec`
