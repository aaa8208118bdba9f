use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(new, empty_body)]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {
    Request::new("a".to_owned());
}

// title: none
