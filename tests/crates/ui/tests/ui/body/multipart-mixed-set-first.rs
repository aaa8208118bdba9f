use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = mixed)]
pub struct Request {
    pub set: std::collections::BTreeSet<String>,
    pub other: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A set of parts before another one
