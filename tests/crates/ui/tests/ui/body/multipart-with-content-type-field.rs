use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(header = "content-type")]
    pub content_type: String,
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A field that is the content type beside `multipart`
