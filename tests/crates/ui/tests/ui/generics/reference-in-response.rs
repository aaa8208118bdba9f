use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(response = Response<'static>)]
pub struct Request {

}

#[response]
pub struct Response<'a> {
    pub text: &'a str,
}

fn main() {}

// title: A reference in a response that is also received
