use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(part = file)]
    pub file: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A file of another type
