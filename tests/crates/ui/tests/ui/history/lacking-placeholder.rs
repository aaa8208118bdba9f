use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0/rooms/{room_id}/{event_id}",
        1.1 => "/v3/rooms/{room_id}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A placeholder that a later path lacks
