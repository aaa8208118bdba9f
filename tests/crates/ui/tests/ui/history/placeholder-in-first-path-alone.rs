use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None,
    history: {
        unstable => "/unstable/rooms/{room}",
        1.0 => "/v1/rooms/{room_id}",
        1.1 => "/v3/rooms/{room_id}",
    }
};

fn main() {}

// title: A placeholder that only the first path names differently
