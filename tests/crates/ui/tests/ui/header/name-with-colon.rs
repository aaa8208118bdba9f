use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id:")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A colon in a header name
