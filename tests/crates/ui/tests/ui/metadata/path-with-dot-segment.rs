use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms/../users",
};

fn main() {
    let _ = METADATA;
}

// title: A `..` segment in a path
