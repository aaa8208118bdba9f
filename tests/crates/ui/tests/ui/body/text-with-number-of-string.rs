use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/"
};

#[request(content = text)]
pub struct Request {
    #[api(body, with = pathlore::serde::number::as_string)]
    pub id: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
