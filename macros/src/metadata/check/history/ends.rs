//! The arms `deprecated` and `removed`, of an endpoint or of one path.

use proc_macro2::Span;
use syn::LitStr;

use super::checker::Checker;
use crate::{
    metadata::{
        model::VersionedPath,
        parse::history::{End, Kind},
    },
    parse::version::Condition,
    suggest,
    version::Version,
};

impl Checker<'_> {
    pub(super) fn end(&mut self, condition: &Condition, end: &End) {
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
    pub(super) fn check_paths_left(&mut self) {
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
}
