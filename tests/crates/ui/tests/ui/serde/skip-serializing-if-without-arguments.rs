use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

fn fresh() -> String {
    String::new()
}

#[request]
pub struct Request {
    #[serde(skip_serializing_if = "fresh")]
    pub field: String,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
