use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None,
    history: {
        /// The first version.
        1.0 => "/login",
    }
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
