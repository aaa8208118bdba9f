use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/{r#type}",
};

fn main() {
    let _ = METADATA;
}

// title: `r#` in a placeholder
