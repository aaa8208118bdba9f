use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms/{room's}",
};

fn main() {
    let _ = METADATA;
}

// title: A placeholder with a character that names cannot have
