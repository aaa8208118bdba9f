use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: BTreeMap<String, Color>,
}

fn main() {}

#[derive(Clone, Debug)]
pub struct Color;

// title: A map of header fields whose values cannot be strings
