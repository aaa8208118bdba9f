use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/a/{key}",
        1.1 => "/b/{*key}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A segment where a later path has the rest
