use pathlore::{EndpointError, Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {
    handle::<std::io::Error>();
}

fn handle<E: EndpointError>() {}

// remedy: use a type that implements `EndpointError`, such as `ErrorResponse`
// title: A type argument that is not an endpoint's error
