use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[param(example = 1)]
    pub id: u32,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the derive below `#[request]`, or remove the attribute
// title: An attribute of a derive that the struct lacks
