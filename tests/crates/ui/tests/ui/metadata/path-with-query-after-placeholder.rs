use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/{key?}?x=1"
};

fn main() {}

// title: none
