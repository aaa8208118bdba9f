use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request<T> {
    #[api(part = file)]
    pub file: T,
}

#[response]
pub struct Response {}

fn main() {}

// title: A generic file
