use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/login"
};

#[request]
pub struct Request {
    #[api(query)]
    pub id: Option<T>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: declare the parameter, as in `struct Request<T>`
// title: A query field of an undeclared type parameter
