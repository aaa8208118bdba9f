use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form_data)]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `content` instead of `multipart`
