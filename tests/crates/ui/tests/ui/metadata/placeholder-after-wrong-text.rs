use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms/a b{room_id}",
};

fn main() {
    let _ = METADATA;
}

// title: none
