use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub enum Response {
    #[api(status = OK, multipart = mixed)]
    Parts { name: String },
    #[api(status = CREATED)]
    Other,
}

fn main() {}

// title: `multipart` on a variant
