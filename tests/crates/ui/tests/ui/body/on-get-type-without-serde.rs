use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Filter;

#[request]
pub struct Request {
    pub filter: Filter,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
