use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header_prefix = "x-meta-", with = pathlore::serde::base64::standard)]
    pub meta: BTreeMap<String, u64>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
