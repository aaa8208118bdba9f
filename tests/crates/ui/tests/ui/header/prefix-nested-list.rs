use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: BTreeMap<String, Vec<Vec<String>>>,
}

fn main() {}

// title: none
