use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<T> {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: remove it, or add a field of the type `PhantomData<T>`
// title: A type parameter that no field uses
