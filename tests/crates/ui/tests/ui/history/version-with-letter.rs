use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        v1.1 => "/v3",
    }
};

fn main() {
    let _ = METADATA;
}
