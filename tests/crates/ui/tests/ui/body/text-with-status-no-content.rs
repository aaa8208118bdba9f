use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(content = text, status = NO_CONTENT)]
pub struct Response {
    #[api(body)]
    pub name: String,
}

fn main() {}

// title: A text in a 204 response
