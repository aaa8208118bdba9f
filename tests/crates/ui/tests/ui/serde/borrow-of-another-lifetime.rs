use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a, 'b> {
    #[serde(borrow = "'b")]
    pub text: std::borrow::Cow<'a, str>,
    pub other: std::borrow::Cow<'b, str>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
