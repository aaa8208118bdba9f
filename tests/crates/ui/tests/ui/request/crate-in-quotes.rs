use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(crate = "pathlore")]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: The path of the runtime crate in quotes
