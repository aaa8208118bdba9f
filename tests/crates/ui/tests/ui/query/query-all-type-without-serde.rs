use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request]
pub struct Request {
    #[api(query_all)]
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `query_all` field of a type without serde's traits
