use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request]
#[derive(Debug)]
pub struct Request {
    #[api(path)]
    pub room_id: String,
    #[api(secret)]
    pub password: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A secret beside `derive(Debug)`
