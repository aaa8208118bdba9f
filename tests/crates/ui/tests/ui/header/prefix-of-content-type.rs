use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "content-t")]
    pub content: BTreeMap<String, String>,
}

fn main() {}

// title: A prefix of a header field that the body determines
