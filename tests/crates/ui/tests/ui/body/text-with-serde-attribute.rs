use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = text)]
pub struct Request {
    #[api(body)]
    #[serde(with = "module")]
    pub name: u32,
}

#[response]
pub struct Response {}

fn main() {}

// title: Serde's `with` on a text
