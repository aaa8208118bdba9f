use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
    colour: "red",
};

fn main() {
    let _ = METADATA;
}

// title: An unknown key
