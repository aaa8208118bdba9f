use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: None,
    path: "/login"
};

#[request]
pub struct Request {
    pub text: String,
    #[api(query)]
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

// remedy: write the field, or remove its attribute
// title: An attribute without a field
