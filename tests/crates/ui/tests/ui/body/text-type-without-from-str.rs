use std::fmt;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("content")
    }
}

#[request(content = text)]
pub struct Request {
    #[api(body)]
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A text of a type without `FromStr`
