use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/rooms/{}",
};

fn main() {
    let _ = METADATA;
}

// title: A placeholder without a name
