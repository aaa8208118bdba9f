use pathlore::{Metadata, metadata, request, response};

static METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: write `const METADATA: Metadata = metadata! { … };`
// title: `METADATA` as a `static`
