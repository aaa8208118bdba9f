use pathlore::{Metadata, metadata, multipart::File, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = mixed)]
pub struct Request {
    #[api(part = file)]
    pub files: Vec<File>,
    pub other: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A list of parts before another one
