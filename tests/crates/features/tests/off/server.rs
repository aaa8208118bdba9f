use pathlore::{IncomingRequest, OutgoingResponse, bytes::Bytes, http};
use pathlore_test_features::borrowed::{Request, Response};

fn receive(request: &http::Request<Bytes>) {
    Request::<u8>::from_http_request(request).unwrap();
}

fn send(response: &Response<u8>) {
    response.to_http_response().unwrap();
}

fn is_sent(_: impl OutgoingResponse) {}

fn bound(response: Response<u8>) {
    is_sent(response);
}

fn main() {}
