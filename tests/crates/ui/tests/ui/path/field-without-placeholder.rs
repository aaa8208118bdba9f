use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub room_id: String,
    #[api(path)]
    pub event_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field without a placeholder
