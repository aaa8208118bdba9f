use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub id: T,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: declare the parameter, as in `struct Request<T>`
// title: An undeclared type parameter
