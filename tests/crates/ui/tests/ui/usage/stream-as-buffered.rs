use pathlore::{Buffered, Endpoint, Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(stream)]
pub struct Request {}

#[response]
pub struct Response {}

fn send<R: Endpoint<Body = Buffered>>(_: R) {}

fn main() {
    send(Request {});
}

// remedy: send it with a function that takes `Streamed` requests, or remove `stream`
// title: A streamed request for a client that sends buffered ones
