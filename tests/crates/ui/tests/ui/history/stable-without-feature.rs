use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        stable => "/r0",
    }
};

fn main() {
    let _ = METADATA;
}

// title: `stable` without a feature
