use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id", with = pathlore::serde::duration::opt_ms)]
    pub timeout: Option<std::time::Duration>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a module with the functions `to_text` and `from_text`
// title: A `with` module of a header field that has other functions
