use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: Custom, path: "/"
};

#[request(authentication = MyScheme)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// remedy: bring the type that implements `AuthScheme` into scope, or write its path
// title: A scheme that is not in scope
