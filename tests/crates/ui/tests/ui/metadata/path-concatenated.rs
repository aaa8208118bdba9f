use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: concat!("/a", "/b"),
};

fn main() {
    let _ = METADATA;
}

// title: A path made by `concat!`
