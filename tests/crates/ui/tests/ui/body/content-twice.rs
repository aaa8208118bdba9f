use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form, content = text)]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `content` twice
