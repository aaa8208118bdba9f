use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = pathlore::http::header::COOKIE, lines)]
    pub cookies: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `lines` on the field `cookie`
