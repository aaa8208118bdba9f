use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.01 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A version with a leading zero
