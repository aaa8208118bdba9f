use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(cookie = "session")]
    pub session: Vec<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A cookie that is a list
