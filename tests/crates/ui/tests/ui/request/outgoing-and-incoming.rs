use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request(outgoing, incoming)]
pub struct Request {
    #[api(path)]
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Both `outgoing` and `incoming`
