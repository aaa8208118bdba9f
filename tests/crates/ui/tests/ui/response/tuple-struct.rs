use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response(pub String);

fn main() {}

// title: `#[response]` on a tuple struct
