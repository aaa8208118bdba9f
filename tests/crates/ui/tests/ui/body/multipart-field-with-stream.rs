use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data, stream)]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A part beside `stream`
