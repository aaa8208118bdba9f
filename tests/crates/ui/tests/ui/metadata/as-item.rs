// errors: 2
// span: macro
// remedy: write `const METADATA: Metadata = metadata! { … };`
// remedy: write `const METADATA: Metadata = metadata! { … };`
use pathlore::{metadata, request, response};

metadata! { method: POST, rate_limited: false, authentication: None, path: "/" }

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: `metadata!` without a constant
