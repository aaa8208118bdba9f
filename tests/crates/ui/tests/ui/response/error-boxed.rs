use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(error = Box<pathlore::ErrorResponse>)]
pub struct Response {}

fn main() {
    let response = pathlore::http::Response::default();
    let _ = <Response as pathlore::IncomingResponse>::from_http_response(&response);
}

// title: none
