use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: " /v1/rooms"
};

fn main() {}

// title: A space before a path
