use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: "true",
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: `true` in quotes
