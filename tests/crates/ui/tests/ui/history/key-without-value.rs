use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 =>,
    }
};

fn main() {
    let _ = METADATA;
}

// title: Nothing after `=>`
