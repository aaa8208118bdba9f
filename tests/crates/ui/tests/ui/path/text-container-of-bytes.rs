use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{text}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub text: Box<[u8]>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field of bytes
