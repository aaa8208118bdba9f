use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/"
};

#[request(incoming)]
pub struct Request {
    #[api(header = "x-id", with = pathlore::serde::base64::standard)]
    pub id: Option<u32>,
}

#[response(outgoing)]
pub struct Response {}

fn main() {}

// title: none
