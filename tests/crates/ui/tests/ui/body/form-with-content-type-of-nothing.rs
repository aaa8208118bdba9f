use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form, content_type = "text/csv")]
pub struct Request {
    #[api(query)]
    pub limit: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: A content type of a form without fields
