use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {
    #[api(header = "location")]
    pub one: String,
    #[api(header = pathlore::http::header::LOCATION)]
    pub two: Option<String>,
}

fn main() {}

// title: Two header fields of a response with one name
