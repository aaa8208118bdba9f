use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: Custom, path: "/"
};

#[request(authentication = String)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: A scheme without `AuthScheme`
