use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub room_id: (u8, u8),
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field that is a tuple
