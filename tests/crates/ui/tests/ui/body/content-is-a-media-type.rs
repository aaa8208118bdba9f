use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = "text/csv")]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A media type as `content`
