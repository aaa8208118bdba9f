use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: PUT, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[derive(Clone, Debug)]
pub struct RoomId(String);

#[request]
pub struct Request {
    pub room_id: RoomId,
    pub reason: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
