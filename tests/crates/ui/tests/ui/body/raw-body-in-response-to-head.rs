use pathlore::{Metadata, bytes::Bytes, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: HEAD, rate_limited: false, authentication: None, path: "/"
};

#[request(response = Download)]
pub struct Request {}

#[response(outgoing)]
pub struct Other {
    pub name: String,
}

#[response]
pub struct Download {
    #[api(raw_body)]
    pub content: Bytes,
}

fn main() {}

// title: none
