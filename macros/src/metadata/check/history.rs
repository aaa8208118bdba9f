//! Checks the arms of a history.
//!
//! They are in chronological order: unstable paths, stable paths, `deprecated`, `removed`. Versions
//! ascend. Arms about one path are among them.

use std::fmt::Display;

use proc_macro2::Span;
use syn::LitStr;

use crate::{
    diagnostics::Diagnostics,
    metadata::{
        model::{Availability, History, VersionedPath},
        parse::history::{self, Arm, End, Event, Kind},
        template,
    },
    parse::version::Condition,
    suggest,
    version::Version,
};

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

/// The arms that have been checked.
struct Checker<'d> {
    diagnostics: &'d Diagnostics,
    history: History,
    last_version: Option<Version>,
    /// The last arm about one path.
    last_end_of_path: Option<(Version, Span, Kind)>,
    has_stable_path: bool,
    has_order_error: bool,
}

impl Checker<'_> {
    fn path(&mut self, condition: Condition, literal: LitStr) {
        let span = condition.span();
        if self.history.deprecated.is_some() || self.history.removed.is_some() {
            self.order_error(
                span,
                "paths come before the arms `deprecated` and `removed`; move this arm up",
            );
        }
        self.check_feature(&condition);
        let availability = match condition {
            Condition::Unstable { feature, .. } => {
                if self.has_stable_path {
                    self.order_error(
                        span,
                        "unstable paths come before stable ones; write the oldest path first",
                    );
                }
                feature.map_or(Availability::Unstable, Availability::UnstableFeature)
            }
            Condition::Version(version, feature) => {
                self.has_stable_path = true;
                self.check_ascending(version, true);
                match feature {
                    Some(feature) => Availability::VersionOrFeature(version, feature),
                    None => Availability::Version(version),
                }
            }
            Condition::Feature { feature, .. } => {
                self.has_stable_path = true;
                Availability::Feature(feature)
            }
        };
        let Some(template) = self.diagnostics.ok(template::parse(literal)) else { return };
        let literal = &template.literal;
        if self.history.paths.iter().any(|path| path.template.literal.value() == literal.value()) {
            self.diagnostics.error(
                literal.span(),
                "duplicate path; write one arm for it, as in `1.0 | stable(\"…\")`, or another path",
            );
        }
        self.history.paths.push(VersionedPath::new(template, availability));
    }

    /// Reports a feature that an older path has already: only one of the two could be chosen.
    ///
    /// `stable("…")` may precede a version with the same feature, as when a path moves.
    fn check_feature(&mut self, condition: &Condition) {
        let (Condition::Unstable { feature: Some(feature), .. }
        | Condition::Feature { feature, .. }
        | Condition::Version(_, Some(feature))) = condition
        else {
            return;
        };
        let older = self.history.paths.iter().map(|path| &path.availability).find(|older| {
            let excludes = matches!(
                (condition, older),
                (Condition::Unstable { .. }, Availability::UnstableFeature(_))
                    | (
                        Condition::Feature { .. },
                        Availability::Feature(_) | Availability::VersionOrFeature(..)
                    )
                    | (Condition::Version(..), Availability::VersionOrFeature(..))
            );
            excludes && older.feature().is_some_and(|older| older.value() == feature.value())
        });
        let Some(older) = older else { return };
        let name = feature.value();
        let message = match (condition, older) {
            (Condition::Feature { .. }, Availability::VersionOrFeature(version, _)) => format!(
                "`{name}` is the feature of version {version} already; move this arm above that \
                 one, or write another feature"
            ),
            _ => format!(
                "the feature `{name}` has a path already; write another feature, or remove one of \
                 the two arms"
            ),
        };
        self.diagnostics.error(feature.span(), message);
    }

    fn end(&mut self, condition: &Condition, end: &End) {
        let Some(version) = self.version_of_end(condition, end.kind.keyword()) else { return };
        match (&end.path, end.kind) {
            (Some(path), kind) => self.end_of_path(version, end.keyword, kind, path),
            (None, Kind::Deprecated) => self.deprecated(version, end.keyword),
            (None, Kind::Removed) => self.removed(version, end.keyword),
        }
        self.last_version = Some(version);
    }

    fn deprecated(&mut self, version: Version, keyword: Span) {
        if self.history.removed.is_some() {
            self.order_error(keyword, "`deprecated` comes before `removed`; move this arm up");
        } else if self.history.deprecated.is_some() {
            self.order_error(keyword, "an endpoint is deprecated once; remove one of the two arms");
        } else if !self.has_stable_path {
            self.order_error(
                keyword,
                "only an endpoint with a stable path can be deprecated; write an arm with one \
                 before this arm",
            );
        } else {
            self.check_ascending(version, true);
        }
        self.history.deprecated.get_or_insert(version);
    }

    fn removed(&mut self, version: Version, keyword: Span) {
        if self.history.removed.is_some() {
            self.order_error(keyword, "an endpoint is removed once; remove one of the two arms");
        } else if !self.has_stable_path {
            self.order_error(
                keyword,
                "only an endpoint with a stable path can be removed; write an arm with one before \
                 this arm",
            );
        } else if let Some((last, keyword, _)) = self.last_end_of_path
            && last.numbers == version.numbers
        {
            self.order_error(
                keyword,
                format_args!(
                    "version {version} removes the endpoint with all paths; remove this arm"
                ),
            );
        } else {
            self.check_ascending(version, false);
        }
        self.history.removed.get_or_insert(version);
    }

    /// Checks an arm `deprecated("…")` or `removed("…")`.
    fn end_of_path(&mut self, version: Version, keyword: Span, kind: Kind, path: &LitStr) {
        if self.history.removed.is_some() {
            let message = "`removed` is the last arm about an endpoint; move this arm up";
            return self.order_error(keyword, message);
        }
        if kind == Kind::Deprecated && self.history.deprecated.is_some() {
            let message = "the endpoint is deprecated already; remove this arm";
            return self.order_error(keyword, message);
        }
        let is_ended = |other: &VersionedPath| other.template.literal.value() == path.value();
        let Some(index) = self.history.paths.iter().position(is_ended) else {
            return self.unknown_path(path);
        };
        self.check_ascending(version, true);
        let Some(ended) = self.history.paths.get_mut(index) else { return };
        let added = ended.availability.version();
        let is_newer =
            |older: Option<Version>| older.is_none_or(|older| version.numbers > older.numbers);
        let error = match kind {
            Kind::Deprecated if ended.removed.is_some() => {
                Some("`deprecated` comes before `removed`; move this arm up")
            }
            Kind::Deprecated if ended.deprecated.is_some() => {
                Some("a path is deprecated once; remove one of the two arms")
            }
            Kind::Removed if ended.removed.is_some() => {
                Some("a path is removed once; remove one of the two arms")
            }
            Kind::Removed if !is_newer(ended.deprecated) || !is_newer(added) => {
                Some("a path is removed after it was added and deprecated; write a newer version")
            }
            Kind::Deprecated | Kind::Removed => None,
        };
        match kind {
            Kind::Deprecated => ended.deprecated = Some(version),
            Kind::Removed => ended.removed = Some(version),
        }
        self.last_end_of_path = Some((version, keyword, kind));
        if let Some(error) = error {
            self.order_error(keyword, error);
        }
    }

    fn unknown_path(&mut self, path: &LitStr) {
        self.has_order_error = true;
        let known: Vec<_> =
            self.history.paths.iter().map(|path| path.template.literal.value()).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        let message = match suggest::nearest(&path.value(), &known) {
            Some(nearest) => format!("no arm before has this path; did you mean `{nearest}`?"),
            None => {
                "no arm before has this path; write one of the paths before this arm".to_owned()
            }
        };
        self.diagnostics.error(path.span(), message);
    }

    /// Checks that arms about one path leave another one. Otherwise they are about the endpoint.
    fn check_paths_left(&mut self) {
        let Some((version, keyword, kind)) = self.last_end_of_path else { return };
        let is_left = |path: &VersionedPath| {
            (path.availability.is_stable() || !self.has_stable_path)
                && path.deprecated.is_none()
                && path.removed.is_none()
        };
        if !self.history.paths.iter().any(is_left) {
            let event = kind.keyword();
            let message = if self.has_stable_path {
                format!(
                    "the endpoint has no other path; write `{version} => {event}`, which is about \
                     the endpoint"
                )
            } else {
                "the endpoint has no other path; remove this arm, or write the path that replaces this \
                 one"
                    .to_owned()
            };
            self.order_error(keyword, message);
        }
    }

    /// Returns the version of an arm `deprecated` or `removed`, which takes only a version.
    fn version_of_end(&mut self, condition: &Condition, event: &str) -> Option<Version> {
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
    fn check_ascending(&mut self, version: Version, may_repeat: bool) {
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
    fn order_error(&mut self, span: Span, message: impl Display) {
        if !std::mem::replace(&mut self.has_order_error, true) {
            self.diagnostics.error(span, message);
        }
    }
}
