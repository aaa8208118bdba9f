use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-", with = pathlore::serde::number::as_string)]
    pub meta: BTreeMap<u32, u64>,
}

fn main() {}

// title: none
