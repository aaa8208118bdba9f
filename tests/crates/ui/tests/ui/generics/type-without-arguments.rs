use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

pub struct List<T>(pub Vec<T>);

#[request]
pub struct Request {
    pub list: List,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the arguments, as in `List<String>`
// title: A generic type without its arguments
