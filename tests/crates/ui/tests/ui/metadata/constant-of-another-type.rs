// errors: 2
// remedy: write `const METADATA: Metadata = metadata! { … };`
// remedy: write `const METADATA: Metadata = metadata! { … };`
use pathlore::{metadata, request, response};

const METADATA: u32 = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: `METADATA` of another type
