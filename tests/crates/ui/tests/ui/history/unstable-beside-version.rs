use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 | unstable("org.example") => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: An unstable feature beside a version
