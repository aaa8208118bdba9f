use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, history: { 1.0 => "/path" }
};

#[request(outgoing)]
pub struct Request {
    #[api(header = "x-name", since = 1.4, drop)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A header field that a version adds, but that has no empty value, in a message that is only sent
