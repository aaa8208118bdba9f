use pathlore::{metadata, request, response};

#[request(metadata = metadata! { method: GET, path: "/" })]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: `metadata!` as an argument
