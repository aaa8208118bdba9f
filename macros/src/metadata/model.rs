//! An endpoint as `metadata!` describes it.

use syn::{Ident, LitStr, Path};

use crate::version::Version;

/// The description of an endpoint.
pub(super) struct Endpoint {
    /// The path of the runtime crate.
    pub(super) runtime: Path,
    pub(super) method: Method,
    pub(super) rate_limited: bool,
    /// A variant of the runtime's `Authentication`.
    pub(super) authentication: Ident,
    pub(super) name: Option<LitStr>,
    pub(super) description: Option<LitStr>,
    pub(super) history: History,
    /// Whether there were errors. Values that are wrong or missing have been replaced by valid
    /// ones.
    pub(super) is_broken: bool,
}

/// The method of a request.
pub(super) struct Method {
    /// An associated constant of `http::Method`.
    pub(super) constant: Ident,
    pub(super) body: BodyRule,
}

/// Whether requests with a method, and their responses, have a body.
#[derive(Clone, Copy)]
pub(super) enum BodyRule {
    /// Neither a request nor a successful response has a body.
    Neither,
    /// A request has no body.
    Forbidden,
    /// A request has a body if it has body fields.
    Allowed,
    /// A request without body fields sends an empty object.
    Expected,
}

/// Every path of an endpoint, and the versions that deprecated and removed the endpoint.
#[derive(Default)]
pub(super) struct History {
    /// The paths, oldest first.
    pub(super) paths: Vec<VersionedPath>,
    /// The names of the placeholders, in the order of the oldest path.
    pub(super) placeholders: Vec<String>,
    /// The names of those that are optional in some path.
    pub(super) optional: Vec<String>,
    pub(super) deprecated: Option<Version>,
    pub(super) removed: Option<Version>,
}

/// A path, and the servers that have it.
pub(super) struct VersionedPath {
    pub(super) template: Template,
    /// For each placeholder of the template, its index among the endpoint's placeholders.
    pub(super) indices: Vec<usize>,
    pub(super) availability: Availability,
    /// The version that deprecated this path alone.
    pub(super) deprecated: Option<Version>,
    /// The version that removed this path alone.
    pub(super) removed: Option<Version>,
}

impl VersionedPath {
    /// Creates a path whose placeholders have not been compared with those of other paths.
    pub(super) fn new(template: Template, availability: Availability) -> Self {
        Self { template, indices: Vec::new(), availability, deprecated: None, removed: None }
    }
}

/// Which servers have a path.
pub(super) enum Availability {
    /// All servers: the endpoint has no versions.
    Always,
    Unstable,
    UnstableFeature(LitStr),
    Version(Version),
    Feature(LitStr),
    VersionOrFeature(Version, LitStr),
}

impl Availability {
    /// Returns the version that added the path.
    pub(super) fn version(&self) -> Option<Version> {
        match self {
            Self::Version(version) | Self::VersionOrFeature(version, _) => Some(*version),
            Self::Always | Self::Unstable | Self::UnstableFeature(_) | Self::Feature(_) => None,
        }
    }

    pub(super) fn is_stable(&self) -> bool {
        matches!(self, Self::Version(_) | Self::Feature(_) | Self::VersionOrFeature(..))
    }

    /// Returns the feature by which a server can have the path.
    pub(super) fn feature(&self) -> Option<&LitStr> {
        match self {
            Self::UnstableFeature(feature)
            | Self::Feature(feature)
            | Self::VersionOrFeature(_, feature) => Some(feature),
            Self::Always | Self::Unstable | Self::Version(_) => None,
        }
    }
}

/// A path template, split at its placeholders.
pub(super) struct Template {
    pub(super) literal: LitStr,
    /// The parts before, between and after the placeholders.
    pub(super) parts: Vec<String>,
    /// The names of the placeholders, in the order of this path.
    pub(super) names: Vec<String>,
    /// What the last placeholder takes.
    pub(super) last: Last,
}

/// What the last placeholder of a template takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// A segment, or a part of one.
    Segment,
    /// A segment, or nothing: `{key?}`.
    Optional,
    /// The rest of the path: `{*file}`.
    Rest,
}

impl Template {
    /// Returns the name of the last placeholder if it takes this.
    pub(super) fn last_if(&self, last: Last) -> Option<&String> {
        self.names.last().filter(|_| self.last == last)
    }
}
