use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a> {
    #[serde(borrow = "a")]
    pub text: std::borrow::Cow<'a, str>,
    pub number: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
