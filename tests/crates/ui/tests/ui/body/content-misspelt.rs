use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = From)]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A misspelt value of `content`
