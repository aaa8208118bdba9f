use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{id}"
};

#[derive(Clone, Debug)]
pub struct Id;

#[request]
pub struct Request {
    #[api(path)]
    #[serde(deserialize_with = "id")]
    pub id: Id,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
