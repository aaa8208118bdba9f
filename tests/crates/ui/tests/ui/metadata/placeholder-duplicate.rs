use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms/{id}/events/{id}",
};

fn main() {
    let _ = METADATA;
}

// title: A placeholder used twice in one path
