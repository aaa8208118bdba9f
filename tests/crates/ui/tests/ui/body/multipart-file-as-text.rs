use pathlore::{Metadata, metadata, multipart::File, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    pub file: File,
}

#[response]
pub struct Response {}

fn main() {}

// title: A file without `part = file`
