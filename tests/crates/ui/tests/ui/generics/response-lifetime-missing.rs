use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response<'a> {
    pub text: std::borrow::Cow<'a, str>,
}

fn main() {}

// remedy: name the response with its lifetime, as in `#[request(response = Response<'static>)]`
// title: A `Response` with a lifetime that the request does not name
