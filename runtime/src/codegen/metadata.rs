//! Functions that `metadata!` expands to.

use http::Method;

use crate::{
    Authentication, Availability, Metadata, PathTemplate, Version, VersionHistory, VersionedPath,
    endpoint::metadata::Generated,
};

/// Everything in a `metadata!` except the method.
///
/// `Method` has a destructor, so a constant function cannot take it out of a struct.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "the flags are independent")]
pub struct MetadataParts {
    pub rate_limited: bool,
    pub authentication: Authentication,
    pub name: Option<&'static str>,
    pub description: Option<&'static str>,
    pub history: VersionHistory,
    pub allows_body: bool,
    pub sends_empty_object: bool,
    pub broken: bool,
}

/// Creates the value of a `metadata!`.
#[must_use]
pub const fn metadata(parts: MetadataParts, method: Method) -> Metadata {
    Metadata {
        method,
        rate_limited: parts.rate_limited,
        authentication: parts.authentication,
        history: parts.history,
        name: parts.name,
        description: parts.description,
        generated: Generated {
            allows_body: parts.allows_body,
            sends_empty_object: parts.sends_empty_object,
            broken: parts.broken,
        },
    }
}

/// Creates the history of an endpoint.
#[must_use]
pub const fn history(
    paths: &'static [VersionedPath],
    placeholders: &'static [&'static str],
    deprecated: Option<(u16, u16)>,
    removed: Option<(u16, u16)>,
) -> VersionHistory {
    VersionHistory::new(paths, placeholders, version(deprecated), version(removed))
}

const fn version(parts: Option<(u16, u16)>) -> Option<Version> {
    match parts {
        Some((major, minor)) => Some(Version::new(major, minor)),
        None => None,
    }
}

/// Creates a path template that the macro has split.
#[must_use]
pub const fn template(
    text: &'static str,
    literals: &'static [&'static str],
    names: &'static [&'static str],
    indices: &'static [usize],
) -> PathTemplate {
    PathTemplate::new(text, literals, names, indices)
}

/// Creates the only path of an endpoint without versions.
#[must_use]
pub const fn path(template: PathTemplate) -> VersionedPath {
    VersionedPath { template, availability: Availability::Always }
}

/// Creates the path of an arm `unstable => …` or `unstable("feature") => …`.
#[must_use]
pub const fn unstable(template: PathTemplate, feature: Option<&'static str>) -> VersionedPath {
    VersionedPath { template, availability: Availability::Unstable { feature } }
}

/// Creates the path of an arm `1.1 => …`, `stable("feature") => …` or `1.1 | stable("feature") => …`.
#[must_use]
pub const fn stable(
    template: PathTemplate,
    parts: Option<(u16, u16)>,
    feature: Option<&'static str>,
) -> VersionedPath {
    let version = version(parts);
    VersionedPath { template, availability: Availability::Stable { version, feature } }
}
