use pathlore::{Endpoint, IncomingRequest, IncomingResponse, Metadata, OutgoingRequest, OutgoingResponse, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/{id}"
};

#[request]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn send<R: OutgoingRequest<Response = Response>>(_: &R) {}

fn receive<R: IncomingRequest<Response = Response>>() {}

fn main() {
    let target = Target::new("https://example.org").unwrap();
    let request = Request { text: String::new() };
    println!("{:?} {:?}", request.clone(), Request::METADATA);
    let _ = request.to_http_request(&target, "token".into());
    let _ = Request::from_http_request(&Default::default());
    let _ = Response::from_http_response(&Default::default());
    let _ = (Response {}).to_http_response();
    send(&request);
    receive::<Request>();
}

// title: none
