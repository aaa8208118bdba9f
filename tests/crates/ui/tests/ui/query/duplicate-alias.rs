use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub limit: u8,
    #[api(query)]
    #[serde(alias = "limit")]
    pub maximum: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: An alias that another query field has
