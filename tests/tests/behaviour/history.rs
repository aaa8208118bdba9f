//! Which path a request takes: the five rules, what a history tells of itself, and the versions
//! that both are about.

use pathlore::{PathChoice, Version};

mod accessors;
mod endpoints;
mod properties;
mod table;
mod versions;

/// A [`Deprecation`](pathlore::Deprecation) that a test can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Deprecated {
    since: Version,
    in_all: bool,
    removed_in_some: bool,
}

impl Deprecated {
    fn of(choice: &PathChoice) -> Option<Self> {
        choice.deprecation.map(|deprecation| Self {
            since: deprecation.since,
            in_all: deprecation.in_all,
            removed_in_some: deprecation.removed_in_some,
        })
    }
}
