use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/rooms/{room_id}/{event_id}",
        1.1 => "/rooms/{event_id}/{room_id}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Placeholders in another order under the same literals
