use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub limit: u32 = 10,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write `#[serde(default = "…")]` with the name of a function
// title: A default value of a field
