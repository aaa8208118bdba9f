use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(schema = Nmae)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a type that is in scope

// title: A schema of a type that is not in scope
