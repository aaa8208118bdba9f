use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a> {
    #[serde(with = "pathlore::serde::duration::ms")]
    pub field: std::borrow::Cow<'a, str>,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
