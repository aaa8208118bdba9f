use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id")]
    pub timeout: Option<std::time::Duration>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field of a type without `Display` and `FromStr`
