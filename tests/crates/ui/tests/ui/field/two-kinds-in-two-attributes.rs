use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request]
pub struct Request {
    #[api(path)]
    #[ruma_api(header = "x-room-id")]
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two parts of the message in two attributes
