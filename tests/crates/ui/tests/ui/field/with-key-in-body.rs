use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

mod text {}

#[request]
pub struct Request {
    #[api(with = text)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `with` in `#[api]` on a body field
