use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct HeaderValue;

#[request]
pub struct Request {
    #[api(header = "x-id")]
    pub id: HeaderValue,
}

#[response]
pub struct Response {}

fn main() {}

// title: A type of one's own that is named `HeaderValue`
