use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/"
};

const CREDENTIALS: pathlore::http::HeaderName = pathlore::http::header::AUTHORIZATION;

#[request]
pub struct Request {
    #[api(header = CREDENTIALS)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
