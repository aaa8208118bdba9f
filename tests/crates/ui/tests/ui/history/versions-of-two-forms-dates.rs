use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, history: { 2024-01-01 => "/a", 1.1 => "/b" }
};

fn main() {}

// title: none
