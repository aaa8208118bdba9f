use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, history: { unstable => "/u", 1.7 => removed("/u") }
};

fn main() {}

// title: The only path of an endpoint is removed, and is unstable
