use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a> {
    #[api(header = "x-id")]
    pub id: &'a str,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that is a reference
