use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-list")]
    pub list: Option<Vec<u8>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that is an `Option` of a `Vec`
