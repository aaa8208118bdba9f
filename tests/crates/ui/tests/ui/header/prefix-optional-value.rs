use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: BTreeMap<String, Option<String>>,
}

fn main() {}

// title: A map of header fields with optional values
