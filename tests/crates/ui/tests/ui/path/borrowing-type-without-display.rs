use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[derive(Clone, Debug)]
pub struct Id<'a>(&'a str);

#[request]
pub struct Request<'a> {
    #[api(path)]
    pub id: Id<'a>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field of a borrowing type without `Display`
