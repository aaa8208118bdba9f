use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: Custom, path: "/"
};

#[request(authentication = String)]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

pub fn send<R: pathlore::OutgoingRequest>(_: R) -> R::Response {
    loop {}
}

pub fn call(request: Request) {
    println!("{:?}", send(request).clone());
}

fn main() {}

// title: none
