use pathlore::{request, response};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: write `const METADATA: Metadata = metadata! { … };` beside the request, or name the constant: `#[request(metadata = LOGIN)]`
// title: A request without `METADATA`
