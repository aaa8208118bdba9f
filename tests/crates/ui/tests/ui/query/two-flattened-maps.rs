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
    pub first: HashMap<String, String>,
    #[api(query)]
    #[serde(flatten)]
    pub second: Option<BTreeMap<String, String>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two flattened maps in the query
