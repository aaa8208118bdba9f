use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{self}"
};

fn main() {}

// title: A placeholder named `self`
