use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/my rooms",
};

fn main() {
    let _ = METADATA;
}

// title: A space in a path
