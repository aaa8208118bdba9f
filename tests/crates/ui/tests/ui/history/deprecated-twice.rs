use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0",
        1.2 => deprecated,
        1.3 => deprecated,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `deprecated` given twice
