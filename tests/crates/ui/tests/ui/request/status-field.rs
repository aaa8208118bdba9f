use pathlore::{Metadata, http::StatusCode, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(status)]
    status: StatusCode,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field for the status of a request
