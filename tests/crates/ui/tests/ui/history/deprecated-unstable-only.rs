use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable => "/unstable",
        1.2 => deprecated,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `deprecated` after unstable paths only
