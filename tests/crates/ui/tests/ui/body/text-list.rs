use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = text)]
pub struct Request {
    #[api(body)]
    pub names: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A text that is a list
