//! The choice of a path, the accessors of a history, and versions.

use pathlore::{DeprecationScope, PathChoice, Version};

mod accessors;
mod carrier;
mod endpoints;
mod matrix;
mod properties;
mod served;
mod table;
mod versions;

/// A [`Deprecation`](pathlore::Deprecation) that tests can construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Deprecated {
    scope: DeprecationScope,
    since: Version,
    in_all: bool,
    removed_in_some: bool,
}

impl Deprecated {
    fn of(choice: &PathChoice) -> Option<Self> {
        choice.deprecation.map(|deprecation| Self {
            scope: deprecation.scope,
            since: deprecation.since,
            in_all: deprecation.in_all,
            removed_in_some: deprecation.removed_in_some,
        })
    }
}
