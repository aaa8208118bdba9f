use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub id: std::fmt::Arguments<'static>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
