use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{text}"
};

#[request]
pub struct Request {
    #[api(path)]
    #[cfg_attr(all(), api(query))]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A second part of the message inside `cfg_attr`
