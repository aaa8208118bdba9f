use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = text)]
pub struct Request {
    #[api(query)]
    pub limit: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: A text without a field
