use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstabel => "/unstable",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A misspelt `unstable`
