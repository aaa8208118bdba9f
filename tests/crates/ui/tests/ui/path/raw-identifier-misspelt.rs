use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{type}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub r#typ: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A raw identifier that differs from the placeholder
