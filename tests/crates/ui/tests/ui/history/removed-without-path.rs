use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.3 => removed,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `removed` without a path before it
