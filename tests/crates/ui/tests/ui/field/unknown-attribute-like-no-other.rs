use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(session)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: An unknown attribute
