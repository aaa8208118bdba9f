use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0/rooms/{room_id}",
        1.1 => "/v3/rooms/{room}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Placeholders with different names in two paths
