use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub enum Response {
    #[api(status = OK, content = form)]
    Found { name: String },
}

fn main() {}

// title: `content` on a variant
