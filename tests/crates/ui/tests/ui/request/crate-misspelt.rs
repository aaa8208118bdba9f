use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(crate = pathlor)]
pub struct Request {
    #[api(header = "x-id")]
    pub id: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the name of the dependency
// title: A misspelt path of the crate
