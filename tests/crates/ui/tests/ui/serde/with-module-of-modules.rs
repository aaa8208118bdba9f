use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(with = "pathlore::serde::duration")]
    pub field: std::time::Duration,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of the module that has the functions `serialize` and `deserialize`
// title: A `with` module without the functions
