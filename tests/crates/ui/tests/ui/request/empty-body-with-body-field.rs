use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request(empty_body)]
pub struct Request {
    #[api(path)]
    pub room_id: String,
    pub reason: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `empty_body` beside a body field
