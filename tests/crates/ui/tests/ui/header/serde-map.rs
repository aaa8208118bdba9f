use std::collections::HashMap;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-labels", serde)]
    pub labels: Option<HashMap<String, String>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path or header field that is a map
