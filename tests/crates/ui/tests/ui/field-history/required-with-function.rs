use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(since = 1.4)]
    #[serde(with = "pathlore::serde::duration::opt_ms")]
    pub timeout: Option<std::time::Duration>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An `Option` with a function, but without a default
