use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[derive(Clone, Debug)]
pub struct Content;

impl std::str::FromStr for Content {
    type Err = std::convert::Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

#[request]
pub struct Request {
    #[api(path)]
    pub id: Content,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field of a type without `Display`
