use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request<'a> {
    #[api(header = "x-content")]
    pub content: std::borrow::Cow<'a, [u8]>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field of borrowed bytes
