use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(cookie = "session")]
    pub session: String,
    #[api(header = pathlore::http::header::COOKIE)]
    pub cookies: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A cookie beside the header field that it is in
