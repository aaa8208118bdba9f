use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub timeout: Option<std::time::Duration>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `Duration` in the query
