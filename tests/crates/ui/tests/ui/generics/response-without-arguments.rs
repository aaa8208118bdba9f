use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<T> {
    pub text: T,
}

#[response]
pub struct Response<T> {
    pub text: T,
}

fn main() {}
