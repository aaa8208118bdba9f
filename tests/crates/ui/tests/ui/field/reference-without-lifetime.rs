use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub text: &str,
}

#[response]
pub struct Response {}

pub fn call(request: &Request, target: &pathlore::Target) {
    use pathlore::OutgoingRequest as _;

    println!("{:?} {:?}", request.clone(), request.to_http_request(target, ()));
}

fn main() {}

// remedy: declare a lifetime, as in `struct Request<'a>`, and write `Cow<'a, str>`
// title: A reference without a lifetime
