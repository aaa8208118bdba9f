use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/{id}" }
};

#[request]
pub struct Request {
    #[api(path, since = 1.4)]
    pub id: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: The history of a path field
