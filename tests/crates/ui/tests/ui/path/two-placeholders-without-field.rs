use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{one}/{two}/{three}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub one: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A second placeholder without a field
