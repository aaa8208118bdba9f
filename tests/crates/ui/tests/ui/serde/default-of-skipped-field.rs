use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(skip, default = "Vec::<u8>::new")]
    pub field: String,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
