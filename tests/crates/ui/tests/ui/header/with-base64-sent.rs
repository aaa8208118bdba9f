use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/"
};

#[request(outgoing)]
pub struct Request {
    #[api(header = "x-id", with = pathlore::serde::base64::standard)]
    pub id: Option<u32>,
}

#[response(incoming)]
pub struct Response {}

fn main() {}

// title: none
