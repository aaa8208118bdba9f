use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("") => "/unstable",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A feature with an empty name
