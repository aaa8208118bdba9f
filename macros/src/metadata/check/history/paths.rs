//! Arms with a path.

use syn::LitStr;

use super::checker::Checker;
use crate::{
    metadata::{
        model::{Availability, VersionedPath},
        template,
    },
    parse::version::Condition,
};

impl Checker<'_> {
    pub(super) fn path(&mut self, condition: Condition, literal: LitStr) {
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
}
