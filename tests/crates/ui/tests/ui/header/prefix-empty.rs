use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "")]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: An empty prefix of header fields
