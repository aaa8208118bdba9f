use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: access_token,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: An authentication scheme in snake case
