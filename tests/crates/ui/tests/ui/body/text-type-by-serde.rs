use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = text)]
pub struct Request {
    #[api(body, serde)]
    pub content: (u8, u8),
}

#[response]
pub struct Response {}

fn main() {}

// title: A text with `serde` of a type that is no string
