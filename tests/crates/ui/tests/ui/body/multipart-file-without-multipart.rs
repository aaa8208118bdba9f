use pathlore::{Metadata, metadata, multipart::File, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(part = file)]
    pub file: File,
}

#[response]
pub struct Response {}

fn main() {}

// title: A file without `multipart`
