use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id", lines)]
    pub id: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `lines` on a header field that is no `Vec`
