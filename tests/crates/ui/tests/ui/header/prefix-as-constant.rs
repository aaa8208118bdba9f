use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = X_META)]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: A prefix that is a constant
