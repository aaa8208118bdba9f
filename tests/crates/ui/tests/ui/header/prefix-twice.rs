use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: BTreeMap<String, String>,
    #[api(header_prefix = "x-meta-")]
    pub more: BTreeMap<String, String>,
}

fn main() {}

// title: none
