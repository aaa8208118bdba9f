use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request {
    #[api(query)]
    pub text: str,
    pub list: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write `String`
// title: A query field of type `str`
