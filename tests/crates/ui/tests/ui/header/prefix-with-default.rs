use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-", default)]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: `default` on a map of header fields
