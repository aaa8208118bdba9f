use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id", lenient, lenient)]
    pub id: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
