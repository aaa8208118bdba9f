use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

use std::collections::BTreeMap;

#[request(content = form)]
pub struct Request {
    pub name: String,
    pub others: BTreeMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A map in a form
