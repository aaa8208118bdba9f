use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    #[serde(default)]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: none
