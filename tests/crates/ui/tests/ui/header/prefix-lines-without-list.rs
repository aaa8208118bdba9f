use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-", lines)]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: `lines` on a map of single values
