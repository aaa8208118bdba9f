use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request(status = CREATED)]
pub struct Request {
    #[api(path)]
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A status as an argument of `#[request]`
