use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(cookie = "session")]
    pub session: Option<String>,
    #[api(header = "x-cookies", renamed(1.2, from = "Cookie"))]
    pub cookies: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A cookie beside a header field whose older name is that of cookies
