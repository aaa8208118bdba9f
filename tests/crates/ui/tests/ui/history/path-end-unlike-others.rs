use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0/login",
        1.1 => "/v3/login",
        1.2 => removed("/something/else"),
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
