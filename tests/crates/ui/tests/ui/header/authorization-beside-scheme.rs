use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "authorization")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field `authorization` beside an authentication scheme
