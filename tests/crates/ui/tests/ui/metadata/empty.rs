// span: macro
use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {};

fn main() {
    let _ = METADATA;
}

// title: `metadata!` without keys
