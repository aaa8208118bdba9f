use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: Option<BTreeMap<String, String>>,
}

fn main() {}

// title: An optional map of header fields
