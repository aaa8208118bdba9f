use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(part = json)]
    pub json: Json,
}

#[derive(Clone, Debug)]
pub struct Json;

#[response]
pub struct Response {}

fn main() {}

// title: A part that serde cannot write
