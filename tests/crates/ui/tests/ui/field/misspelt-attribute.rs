use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[app(query)]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write `#[api(query)]`
// title: A misspelt `#[api(…)]`
