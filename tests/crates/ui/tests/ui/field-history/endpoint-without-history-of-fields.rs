use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/path"
};

#[request]
pub struct Request {
    #[api(query, since = 1.4)]
    pub limit: Option<u8>,
    #[api(header = "x-name", until = 1.6, drop)]
    pub name: Option<String>,
    #[api(renamed(stable("org.name"), from = "b"))]
    pub a: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: The histories of several fields of an endpoint with a `path`
