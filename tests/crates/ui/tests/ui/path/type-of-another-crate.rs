use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub id: std::time::Duration,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field of a type of another crate without `Display` and `FromStr`
