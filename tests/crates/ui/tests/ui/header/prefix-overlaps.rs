use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "X-Meta-")]
    pub meta: BTreeMap<String, String>,
    #[api(header_prefix = "x-")]
    pub all: BTreeMap<String, String>,
}

fn main() {}

// title: Two prefixes of which one begins with the other
