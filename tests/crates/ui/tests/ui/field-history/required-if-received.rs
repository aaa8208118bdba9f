use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request(incoming)]
pub struct Request {
    #[api(query, since = 1.4)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field that a version adds, but that is required, in a message that is only received
