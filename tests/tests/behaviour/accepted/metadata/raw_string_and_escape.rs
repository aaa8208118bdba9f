//! A path may be written as any string literal.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

const RAW: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: r#"/a/{id}"#
};

const ESCAPED: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/\u{61}/{id}"
};

#[test]
fn works() {
    assert_eq!(RAW.history.paths()[0].template, ESCAPED.history.paths()[0].template);
}
