use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[header_prefix = "x-meta-"]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: none
