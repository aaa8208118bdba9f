use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None,
    history: {
        v1.1 => "/login",
    }
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
