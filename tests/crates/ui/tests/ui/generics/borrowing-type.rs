use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Borrowed<'a>(#[serde(borrow)] std::borrow::Cow<'a, str>);

#[request]
pub struct Request<'a> {
    pub text: Borrowed<'a>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a type that owns its content or a `Cow`, or generate the client side alone with `#[request(outgoing)]`
// title: A type that can only be deserialized from borrowed input
