use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: Custom(X),
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: Arguments after an authentication scheme
