use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request(response = Response<u8>)]
pub struct Request {}

#[response]
pub struct Response<T> {
    pub value: u32,
}

fn main() {}

// title: none
