//! The arms that have been checked, and their order.

use std::fmt::Display;

use proc_macro2::Span;

use crate::{
    diagnostics::Diagnostics,
    metadata::{model::History, parse::history::Kind},
    parse::version::Condition,
    version::Version,
};

/// The arms that have been checked.
pub(super) struct Checker<'d> {
    pub(super) diagnostics: &'d Diagnostics,
    pub(super) history: History,
    pub(super) last_version: Option<Version>,
    /// The last arm about one path.
    pub(super) last_end_of_path: Option<(Version, Span, Kind)>,
    pub(super) has_stable_path: bool,
    pub(super) has_order_error: bool,
}

impl Checker<'_> {
    /// Returns the version of an arm `deprecated` or `removed`, which takes only a version.
    pub(super) fn version_of_end(&mut self, condition: &Condition, event: &str) -> Option<Version> {
        let (span, message) = match condition {
            Condition::Version(version, None) => return Some(*version),
            Condition::Version(_, Some(feature)) | Condition::Feature { feature, .. } => (
                feature.span(),
                format!(
                    "`{event}` takes no feature; write a version alone, as in `1.2 => {event}`"
                ),
            ),
            Condition::Unstable { keyword, .. } => {
                (*keyword, format!("`{event}` needs a version; write one, as in `1.2 => {event}`"))
            }
        };
        self.diagnostics.error(span, message);
        self.has_order_error = true;
        None
    }

    /// Checks that the version is newer than that of the last arm. It may also be the same if
    /// `may_repeat` is true.
    pub(super) fn check_ascending(&mut self, version: Version, may_repeat: bool) {
        let Some(last) = self.last_version.replace(version) else { return };
        if version.is_date() != last.is_date() {
            let form = if last.is_date() { "a date" } else { "numbers" };
            self.order_error(
                version.span,
                format_args!(
                    "a history has either numbers or dates as versions; write this version as {form}, \
                     as {last} before it"
                ),
            );
        } else if version.numbers < last.numbers {
            self.order_error(
                version.span,
                format_args!(
                    "version {version} is older than {last} before it; write versions in \
                     ascending order, where 1.10 is newer than 1.9"
                ),
            );
        } else if version.numbers == last.numbers && !may_repeat {
            self.order_error(
                version.span,
                format_args!("duplicate version {version}; write another one"),
            );
        }
    }

    /// Reports only the first error about the order, because one misplaced arm makes others look
    /// misplaced.
    pub(super) fn order_error(&mut self, span: Span, message: impl Display) {
        if !std::mem::replace(&mut self.has_order_error, true) {
            self.diagnostics.error(span, message);
        }
    }
}
