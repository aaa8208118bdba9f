use std::collections::BTreeSet;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{ids}"
};

#[request]
pub struct Request {
    #[api(path, serde)]
    pub ids: BTreeSet<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
