use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[derive(Clone, Debug)]
pub struct Content<'a>(&'a str);

#[request]
pub struct Request<'a> {
    pub content: Content<'a>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A body field of a borrowing type without serde's traits
