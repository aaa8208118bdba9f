use std::collections::BTreeMap;

use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: BTreeMap<String, Vec<Color>>,
}

fn main() {}

#[derive(Clone, Debug)]
pub struct Color;

// title: none
