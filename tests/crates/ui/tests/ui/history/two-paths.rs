use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/login" | "/logon",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Two paths in one arm
