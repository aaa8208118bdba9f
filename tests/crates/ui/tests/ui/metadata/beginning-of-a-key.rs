use pathlore::{Metadata, metadata};

pub const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, auth: None, path: "/"
};

fn main() {}

// title: An abbreviated key
