use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request(outgoing)]
pub struct Request {
    #[api(path)]
    pub room_id: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field that is only sent, of a type without `Display`
