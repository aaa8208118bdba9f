use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: No version before `=>`
