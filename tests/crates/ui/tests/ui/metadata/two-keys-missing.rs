use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: Several required keys are missing
