use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms/{room_id?}.json",
};

fn main() {
    let _ = METADATA;
}

// title: Text beside an optional placeholder
