use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

use pathlore::http::header::HOST;

#[request(outgoing)]
pub struct Request {
    #[api(header = HOST)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
