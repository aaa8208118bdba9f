use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: Option<AccessToken>,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: An authentication scheme inside `Option`
