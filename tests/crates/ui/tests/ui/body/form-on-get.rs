use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form)]
pub struct Request {
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A form in a GET request
