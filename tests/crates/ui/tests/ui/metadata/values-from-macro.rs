// errors: 4
use pathlore::{Metadata, metadata, request, response};

macro_rules! endpoint {
    ($method:literal, $rate_limited:expr, $feature:expr, $name:expr) => {
        const METADATA: Metadata = metadata! {
            method: $method,
            rate_limited: $rate_limited,
            authentication: None,
            name: $name,
            history: { unstable($feature) => "/unstable", 1.0 => "/stable" }
        };
    };
}

endpoint!("GET", 5, 6, login);

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
