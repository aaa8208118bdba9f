use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/files/{file...}",
};

fn main() {
    let _ = METADATA;
}

// title: none
