use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(alias = "one")]
    pub one: u8,
    #[serde(alias = "one")]
    pub two: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: An alias that equals the field's own name
