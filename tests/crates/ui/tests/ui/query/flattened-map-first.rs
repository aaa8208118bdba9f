use std::collections::{BTreeMap, HashMap};

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Page {
    pub limit: u8,
}

#[request]
pub struct Request {
    #[api(query)]
    #[serde(flatten)]
    pub others: BTreeMap<String, u8>,
    #[api(query)]
    #[serde(flatten)]
    pub page: Page,
    pub map: HashMap<u8, u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A flattened map before another flattened field, in the query
