use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form)]
pub struct Request {
    pub timeout: std::time::Duration,
}

#[response]
pub struct Response {}

fn main() {}

// title: A struct as a member of a form
