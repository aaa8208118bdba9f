// errors: 2
use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "login",
        1.1 => depricated,
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
