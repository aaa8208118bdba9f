use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request(incoming)]
pub struct Request {
    #[api(header = "x-id")]
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that is only received, of a type without `FromStr`
