use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/<room_id>"
};

fn main() {}

// title: A placeholder in angle brackets
