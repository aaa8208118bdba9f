use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(headers("cookie" = "a=b"))]
pub struct Request {
    #[api(cookie = "session")]
    pub session: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A cookie beside a fixed header field with cookies
