use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: { 1.0 => "/a" },
    history: { 1.0 => "/b" },
};

fn main() {
    let _ = METADATA;
}

// title: `history` given twice
