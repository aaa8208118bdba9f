//! The value that `metadata!` expands to.

use http::Method;

use http::uri::PathAndQuery;

use crate::{
    Authentication, Availability, Metadata, PathTemplate, Version, VersionHistory, VersionedPath,
    endpoint::{
        metadata::{BodyRule, Generated},
        path_template::Last,
    },
};

/// Builds [`Metadata`] in a constant.
///
/// The HTTP method is added last. It has a destructor, and a constant function cannot modify a value
/// that has one.
#[derive(Clone, Copy, Debug)]
pub struct MetadataBuilder {
    rate_limited: bool,
    authentication: Authentication,
    paths: &'static [VersionedPath],
    placeholders: &'static [&'static str],
    optional: &'static [&'static str],
    rest: Option<&'static str>,
    deprecated: Option<Version>,
    removed: Option<Version>,
    name: Option<&'static str>,
    description: Option<&'static str>,
    generated: Generated,
}

#[allow(missing_docs, reason = "a method without a comment sets the field of the same name")]
/// Returns the value for an endpoint whose description is unknown, because the arguments of
/// `#[request]` could not be read.
#[must_use]
pub const fn unknown_metadata() -> Metadata {
    MetadataBuilder::new(&[], &[]).broken().build(http::Method::GET)
}

impl MetadataBuilder {
    /// Creates a builder from the paths of an endpoint and the names of their placeholders.
    #[must_use]
    pub const fn new(
        paths: &'static [VersionedPath],
        placeholders: &'static [&'static str],
    ) -> Self {
        Self {
            rate_limited: false,
            authentication: Authentication::None,
            paths,
            placeholders,
            optional: &[],
            rest: None,
            deprecated: None,
            removed: None,
            name: None,
            description: None,
            generated: Generated { body: BodyRule::Allowed, broken: false },
        }
    }

    #[must_use]
    pub const fn rate_limited(mut self) -> Self {
        self.rate_limited = true;
        self
    }

    #[must_use]
    pub const fn authentication(mut self, authentication: Authentication) -> Self {
        self.authentication = authentication;
        self
    }

    /// Records the placeholders that are optional in some path.
    #[must_use]
    pub const fn optional(mut self, names: &'static [&'static str]) -> Self {
        self.optional = names;
        self
    }

    /// Records the placeholder that takes the rest of a path.
    #[must_use]
    pub const fn rest(mut self, name: &'static str) -> Self {
        self.rest = Some(name);
        self
    }

    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    #[must_use]
    pub const fn description(mut self, description: &'static str) -> Self {
        self.description = Some(description);
        self
    }

    #[must_use]
    pub const fn deprecated(mut self, version: Version) -> Self {
        self.deprecated = Some(version);
        self
    }

    #[must_use]
    pub const fn removed(mut self, version: Version) -> Self {
        self.removed = Some(version);
        self
    }

    /// Records which messages have a body.
    #[must_use]
    pub const fn body(mut self, rule: BodyRule) -> Self {
        self.generated.body = rule;
        self
    }

    /// Records that `metadata!` has reported errors, so that assertions do not report more.
    #[must_use]
    pub const fn broken(mut self) -> Self {
        self.generated.broken = true;
        self
    }

    /// Builds the value.
    #[must_use]
    pub const fn build(self, method: Method) -> Metadata {
        Metadata {
            method,
            rate_limited: self.rate_limited,
            authentication: self.authentication,
            history: VersionHistory::new(
                self.paths,
                self.placeholders,
                self.deprecated,
                self.removed,
            )
            .with_open_paths(self.optional, self.rest),
            name: self.name,
            description: self.description,
            generated: self.generated,
        }
    }
}

/// Creates a path template that the macro has split at its placeholders.
///
/// `parts` are the literal parts before, between and after the placeholders. `indices` are the
/// indices of `names` among the placeholders of the endpoint.
#[must_use]
pub const fn template(
    text: &'static str,
    parts: &'static [&'static str],
    names: &'static [&'static str],
    indices: &'static [usize],
) -> PathTemplate {
    PathTemplate::new(text, parts, names, indices)
}

/// Returns a template whose last placeholder is optional.
#[must_use]
pub const fn optional(template: PathTemplate) -> PathTemplate {
    template.with_last(Last::Optional)
}

/// Returns a template whose last placeholder takes the rest of the path.
#[must_use]
pub const fn rest(template: PathTemplate) -> PathTemplate {
    template.with_last(Last::Rest)
}

/// Creates a path template without placeholders.
#[must_use]
pub const fn literal(text: &'static &'static str, constant: fn() -> PathAndQuery) -> PathTemplate {
    PathTemplate::literal(text, constant)
}

/// Returns the path of an endpoint without versions.
#[must_use]
pub const fn path(template: PathTemplate) -> VersionedPath {
    VersionedPath { template, availability: Availability::Always }
}

/// Returns the path of an arm `unstable => …`.
#[must_use]
pub const fn unstable(template: PathTemplate) -> VersionedPath {
    new_unstable(template, None)
}

/// Returns the path of an arm `unstable("feature") => …`.
#[must_use]
pub const fn unstable_feature(template: PathTemplate, feature: &'static str) -> VersionedPath {
    new_unstable(template, Some(feature))
}

const fn new_unstable(template: PathTemplate, feature: Option<&'static str>) -> VersionedPath {
    let availability = Availability::Unstable { feature, deprecated: None, removed: None };
    VersionedPath { template, availability }
}

/// Returns the path of an arm `1.1 => …`.
#[must_use]
pub const fn stable(template: PathTemplate, version: Version) -> VersionedPath {
    new_stable(template, Some(version), None)
}

/// Returns the path of an arm `stable("feature") => …`.
#[must_use]
pub const fn stable_feature(template: PathTemplate, feature: &'static str) -> VersionedPath {
    new_stable(template, None, Some(feature))
}

/// Returns the path of an arm `1.1 | stable("feature") => …`.
#[must_use]
pub const fn stable_or_feature(
    template: PathTemplate,
    version: Version,
    feature: &'static str,
) -> VersionedPath {
    new_stable(template, Some(version), Some(feature))
}

const fn new_stable(
    template: PathTemplate,
    version: Option<Version>,
    feature: Option<&'static str>,
) -> VersionedPath {
    let availability = Availability::Stable { version, feature, deprecated: None, removed: None };
    VersionedPath { template, availability }
}

/// Returns a path with the version of an arm `1.2 => deprecated("…")`.
#[must_use]
pub const fn deprecated_path(mut path: VersionedPath, version: Version) -> VersionedPath {
    if let Availability::Unstable { deprecated, .. } | Availability::Stable { deprecated, .. } =
        &mut path.availability
    {
        *deprecated = Some(version);
    }
    path
}

/// Returns a path with the version of an arm `1.3 => removed("…")`.
#[must_use]
pub const fn removed_path(mut path: VersionedPath, version: Version) -> VersionedPath {
    if let Availability::Unstable { removed, .. } | Availability::Stable { removed, .. } =
        &mut path.availability
    {
        *removed = Some(version);
    }
    path
}

/// Returns a version that is a date, which the macro has checked.
#[must_use]
pub const fn date(year: u16, month: u16, day: u16) -> Version {
    Version::from_date([year, month, day])
}
