use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(response = Response<T>)]
pub struct Request<T> {
    #[api(qery)]
    pub content: T,
}

#[response]
pub struct Response<T> {
    pub content: T,
}

fn main() {}

// title: none
