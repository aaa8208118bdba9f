use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(status = NO_CONTENT)]
pub struct Response {
    #[schema(minimum = 1)]
    pub limit: u32,
}

fn main() {}

// remedy: write the derive below `#[response]`, or remove the attribute
// title: none
