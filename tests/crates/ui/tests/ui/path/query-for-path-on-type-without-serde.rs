use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[derive(Clone, Debug)]
pub struct RoomId(String);

#[request(outgoing)]
pub struct Request {
    #[api(query)]
    pub room_id: RoomId,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
