use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: None,
    path: "/login"
};

#[request]
pub struct Request {
    pub text: String,
    #[api(query)]
    pub text: u8,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: remove one of the two
// title: Two fields with one name
