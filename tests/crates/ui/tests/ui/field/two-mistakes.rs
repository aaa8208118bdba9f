// errors: 2
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(quary)]
    pub one: String,
    #[api(heder = "x-two")]
    pub two: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
