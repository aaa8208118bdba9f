use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(body)]
    pub one: Vec<String>,
    #[api(body)]
    pub two: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two whole bodies
