use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content;

#[request(content = text)]
pub struct Request {
    #[api(body)]
    pub content: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A text of a type without `Display` and `FromStr`
