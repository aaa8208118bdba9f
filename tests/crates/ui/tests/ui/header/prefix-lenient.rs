use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-", lenient)]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: `lenient` on a map of header fields
