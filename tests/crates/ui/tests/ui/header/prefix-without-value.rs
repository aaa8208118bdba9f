use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix)]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: A prefix without its value
