use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: BTreeMap<u32, String>,
}

fn main() {}

// title: A map of header fields whose keys are no strings
