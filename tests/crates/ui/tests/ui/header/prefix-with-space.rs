use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x meta-")]
    pub meta: BTreeMap<String, String>,
}

fn main() {}

// title: A prefix that no name of a header field begins with
