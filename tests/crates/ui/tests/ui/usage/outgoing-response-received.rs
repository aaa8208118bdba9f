use pathlore::{IncomingResponse, Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(incoming)]
pub struct Request {}

#[response(outgoing)]
pub struct Response {}

fn read<R: IncomingResponse>() {}

fn main() {
    read::<Response>();
}

// remedy: remove `outgoing` from the response
// title: Receiving a response that is only sent
