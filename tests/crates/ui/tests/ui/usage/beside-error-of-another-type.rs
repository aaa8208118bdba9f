use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(error = MyError)]
pub struct Request {
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct MyError;

#[response(error = MyError)]
pub struct Response {}

pub fn read(
    response: &pathlore::http::Response<pathlore::bytes::Bytes>,
) -> Result<Response, Box<dyn std::error::Error>> {
    use pathlore::IncomingResponse as _;

    Ok(Response::from_http_response(response)?)
}

pub fn send<R: pathlore::OutgoingRequest>(_: R) -> R::Response {
    loop {}
}

pub fn call(request: Request) {
    println!("{:?}", send(request).clone());
}

fn main() {}

// title: none
