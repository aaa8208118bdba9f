// names: derives

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[api(query)]
#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: remove it: arguments for the struct go into `#[request(…)]`
// title: none
