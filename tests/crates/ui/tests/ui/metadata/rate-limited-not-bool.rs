use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: yes,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: `yes` instead of `true`
