use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.example") => "/unstable/one",
        unstable("org.example") => "/unstable/two",
        1.0 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: The same unstable feature in two arms
