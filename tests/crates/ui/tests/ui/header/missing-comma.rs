use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id" secret)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: No comma after a header name
