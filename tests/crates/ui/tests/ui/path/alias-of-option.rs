use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/state/{key?}"
};

type K = Option<String>;

#[request]
pub struct Request {
    #[api(path)]
    pub key: K,
}

#[response]
pub struct Response {}

fn main() {}

// title: An alias of `Option` on a path field
