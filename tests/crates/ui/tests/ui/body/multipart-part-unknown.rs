use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(part = jsno)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: An unknown `part`
