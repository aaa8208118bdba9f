//! The last entry of `metadata!` and of a history need no comma behind them.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

const WITHOUT: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, history: { 1.0 => "/a" }
};

const WITH: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, history: { 1.0 => "/a", },
};

#[test]
fn works() {
    assert_eq!(WITHOUT.history.added_in(), WITH.history.added_in());
}
