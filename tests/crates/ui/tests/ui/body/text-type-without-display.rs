use std::str::FromStr;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

impl FromStr for Content {
    type Err = ();

    fn from_str(_: &str) -> Result<Self, ()> {
        Ok(Self)
    }
}

#[request]
pub struct Request {}

#[response(content = text)]
pub struct Response {
    #[api(body)]
    pub content: Option<Content>,
}

fn main() {}

// title: A text of a type without `Display`
