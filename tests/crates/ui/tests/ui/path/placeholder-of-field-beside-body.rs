use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: PUT, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[request]
pub struct Request {
    pub room_id: String,
    #[api(body)]
    pub content: Vec<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
