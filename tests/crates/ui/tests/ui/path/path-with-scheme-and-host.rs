use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "https://example.org/v1/rooms"
};

fn main() {}

// title: A URL instead of a path
