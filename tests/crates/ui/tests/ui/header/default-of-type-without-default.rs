use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Client;

impl std::fmt::Display for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("client")
    }
}

impl std::str::FromStr for Client {
    type Err = std::fmt::Error;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

#[request]
pub struct Request {
    #[api(header = "x-client", default)]
    pub client: Client,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
