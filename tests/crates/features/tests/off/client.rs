use pathlore::{IncomingResponse, OutgoingRequest, Target, bytes::Bytes, http};
use pathlore_test_features::borrowed::{Request, Response};

fn send(request: &Request<'_, u8>, target: &Target) {
    request.to_http_request(target, ()).unwrap();
}

fn receive(response: &http::Response<Bytes>) {
    Response::<u8>::from_http_response(response).unwrap();
}

fn is_sent(_: impl OutgoingRequest) {}

fn bound(request: Request<'_, u8>) {
    is_sent(request);
}

fn main() {}
