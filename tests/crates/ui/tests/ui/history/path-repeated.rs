use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.example") => "/rooms",
        1.0 => "/rooms",
    }
};

fn main() {
    let _ = METADATA;
}

// title: The same path in two arms
