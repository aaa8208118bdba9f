use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(cookie = "session", lenient)]
    pub session: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
