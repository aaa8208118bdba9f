use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(new)]
pub struct Request {
    pub title: String,
}

impl Request {
    pub fn new() -> Self {
        Self { title: String::new() }
    }
}

#[response]
pub struct Response {}

fn main() {}

// remedy: remove `new`, or give your function another name
// title: `new` beside a function of that name
