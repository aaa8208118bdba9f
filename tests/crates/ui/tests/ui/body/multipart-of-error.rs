use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(error = Failure)]
pub struct Response {}

#[pathlore::endpoint_error(multipart = form_data)]
#[derive(PartialEq)]
pub enum Failure {
    #[api(status = NOT_FOUND)]
    Missing { name: String },
    #[api(other)]
    Other(pathlore::ErrorResponse),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Failure {}

fn main() {}

// title: `multipart` on an error
