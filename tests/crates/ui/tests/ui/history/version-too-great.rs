use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.99999999999 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A version with a number that is too large
