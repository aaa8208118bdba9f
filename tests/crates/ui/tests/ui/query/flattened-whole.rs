use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all)]
    #[serde(flatten)]
    pub filters: BTreeMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
