use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms?limit={limit}",
};

fn main() {
    let _ = METADATA;
}

// title: A query in a path
