use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: None,
    path: "/login"
};

#[request]
pub struct Request {
    pub text,
    pub user: String,
}

#[response]
pub struct Response {}

fn send(request: &Request) -> Request
where
    Request: pathlore::OutgoingRequest + pathlore::IncomingRequest + std::fmt::Debug,
{
    request.clone()
}

fn main() {}

// title: A field without a type
