use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id} "
};

fn main() {}

// title: A space after a path
