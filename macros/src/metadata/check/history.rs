//! Checks the arms of a history.
//!
//! They are in chronological order: unstable paths, stable paths, `deprecated`, `removed`. Versions
//! ascend. Arms about one path are among them.

use self::checker::Checker;
use crate::{
    diagnostics::Diagnostics,
    metadata::{
        model::History,
        parse::history::{self, Arm, Event},
        template,
    },
};

mod checker;
mod ends;
mod paths;

/// Checks the arms of a history.
pub(super) fn check(diagnostics: &Diagnostics, written: history::History) -> History {
    if !written.is_complete {
        // The arms that could not be read may be the ones that seem to be missing.
        for arm in written.arms {
            if let Event::Path(literal) = arm.event {
                diagnostics.ok(template::parse(literal));
            }
        }
        return History::default();
    }
    let mut checker = Checker {
        diagnostics,
        history: History::default(),
        last_version: None,
        last_end_of_path: None,
        has_stable_path: false,
        has_order_error: false,
    };
    for Arm { condition, event } in written.arms {
        match event {
            Event::Path(literal) => checker.path(condition, literal),
            Event::End(end) => checker.end(&condition, &end),
        }
    }
    checker.check_paths_left();
    checker.history
}
