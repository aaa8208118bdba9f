use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query, body)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field in the query and in the body
