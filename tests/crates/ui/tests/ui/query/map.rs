use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub filter: std::collections::HashMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A map as one query parameter
