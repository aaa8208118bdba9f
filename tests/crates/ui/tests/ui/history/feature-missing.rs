use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        stable() => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Parentheses without a feature
