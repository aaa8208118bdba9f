use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id?}"
};

#[derive(Clone, Debug, Default)]
pub struct Kind;

impl std::fmt::Display for Kind {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::str::FromStr for Kind {
    type Err = std::convert::Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

#[request]
pub struct Request {
    #[api(path, default)]
    pub room_id: Kind,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field with a default whose type has no `PartialEq`
