use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request]
pub struct Request {
    pub room: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field named unlike its placeholder, without `#[api(path)]`
