use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable(org.example) => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A feature without quotes
