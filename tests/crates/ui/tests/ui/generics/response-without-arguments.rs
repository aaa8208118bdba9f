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

// remedy: name the response with its argument, as in `#[request(response = Response<u8>)]`
// title: A `Response` with a type parameter that the request does not name
