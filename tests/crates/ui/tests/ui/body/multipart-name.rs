use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[serde(rename = "a\"b")]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A quotation mark in the name of a part
