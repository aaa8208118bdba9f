use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(schema)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `schema` without a type
