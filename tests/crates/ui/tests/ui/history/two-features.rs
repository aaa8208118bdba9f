use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.one", "org.two") => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Two features in one arm
