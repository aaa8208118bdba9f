use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[derive(Clone, Debug)]
pub struct Content;

impl std::fmt::Display for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("content")
    }
}

#[request]
pub struct Request {
    #[api(path)]
    pub room_id: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field of a type without `FromStr`
