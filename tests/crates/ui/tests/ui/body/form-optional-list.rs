use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form)]
pub struct Request {
    pub names: Option<Vec<String>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An optional list in a form
