// errors: 2
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(header = KIND)]
    pub kind: String,
    pub name: String,
}

const KIND: pathlore::http::HeaderName = pathlore::http::header::CONTENT_TYPE;

#[response]
pub struct Response {}

fn main() {}

// title: A field whose constant is the content type beside `multipart`
