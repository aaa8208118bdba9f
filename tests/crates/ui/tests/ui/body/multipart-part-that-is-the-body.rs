use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(body, part = json)]
    pub name: String,
    pub other: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A part that is the whole body
