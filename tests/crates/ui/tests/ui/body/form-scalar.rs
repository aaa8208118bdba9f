use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(content = form)]
pub struct Request {
    #[api(body)]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A form that is one value
