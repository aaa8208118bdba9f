use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header("x-request-id"))]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
