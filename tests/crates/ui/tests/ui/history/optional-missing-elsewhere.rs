use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0/state/{key?}",
        1.1 => "/v3/{kind}/state/{key?}",
        1.2 => "/v4/{kind}/state",
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
