//! Every path that an endpoint ever had.

use crate::{PathTemplate, SupportedVersions, Version};

/// Every path that an endpoint ever had, oldest first, and the versions that deprecated and removed
/// the endpoint.
///
/// ```
/// use pathlore::{
///     Metadata, PathReason, SupportedVersions, UnstableFallback, Version, metadata,
/// };
///
/// const METADATA: Metadata = metadata! {
///     method: POST,
///     rate_limited: true,
///     authentication: AccessToken,
///     history: {
///         unstable => "/_matrix/client/unstable/org.matrix.msc3882/login/get_token",
///         1.7 => "/_matrix/client/v1/login/get_token",
///     }
/// };
/// let history = &METADATA.history;
/// assert_eq!(history.added_in(), Some(Version::new(1, 7)));
///
/// let server = SupportedVersions::from_versions(["v1.6", "v1.8"]);
/// let choice = history.choose(&server, UnstableFallback::Allow)?;
/// assert_eq!(choice.template.as_str(), "/_matrix/client/v1/login/get_token");
/// assert_eq!(choice.reason, PathReason::Version(Version::new(1, 7)));
/// # Ok::<_, pathlore::PathError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct VersionHistory {
    paths: &'static [VersionedPath],
    placeholders: &'static [&'static str],
    optional: &'static [&'static str],
    rest: Option<&'static str>,
    deprecated: Option<Version>,
    removed: Option<Version>,
}

/// A path of an endpoint, and the servers that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VersionedPath {
    /// The path.
    pub template: PathTemplate,
    /// The servers that have the path.
    pub availability: Availability,
}

/// The servers that have a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Availability {
    /// All servers: the endpoint has a single path and no versions.
    Always,
    /// Servers that offer the endpoint before a version includes it.
    #[non_exhaustive]
    Unstable {
        /// The feature by which a server says that it has the path.
        feature: Option<&'static str>,
        /// The version that deprecated the path, unless that is the one of the endpoint.
        deprecated: Option<Version>,
        /// The version that removed the path, unless that is the one of the endpoint.
        removed: Option<Version>,
    },
    /// Servers that support a version or a feature. At least one of the two is set.
    #[non_exhaustive]
    Stable {
        /// The version that added the path.
        version: Option<Version>,
        /// The feature by which a server says that it has the path before it supports the version.
        feature: Option<&'static str>,
        /// The version that deprecated the path, unless that is the one of the endpoint.
        deprecated: Option<Version>,
        /// The version that removed the path, unless that is the one of the endpoint.
        removed: Option<Version>,
    },
}

impl Availability {
    /// Returns the version that added the path.
    #[must_use]
    pub const fn version(self) -> Option<Version> {
        match self {
            Self::Stable { version, .. } => version,
            Self::Always | Self::Unstable { .. } => None,
        }
    }

    /// Returns the feature by which a server says that it has the path.
    #[must_use]
    pub const fn feature(self) -> Option<&'static str> {
        match self {
            Self::Stable { feature, .. } | Self::Unstable { feature, .. } => feature,
            Self::Always => None,
        }
    }

    /// Returns the version that deprecated the path alone, while the endpoint has others.
    /// [`VersionHistory::deprecated_in`] is that of the endpoint.
    #[must_use]
    pub const fn deprecated_in(self) -> Option<Version> {
        match self {
            Self::Stable { deprecated, .. } | Self::Unstable { deprecated, .. } => deprecated,
            Self::Always => None,
        }
    }

    /// Returns the version that removed the path alone, while the endpoint has others.
    /// [`VersionHistory::removed_in`] is that of the endpoint.
    #[must_use]
    pub const fn removed_in(self) -> Option<Version> {
        match self {
            Self::Stable { removed, .. } | Self::Unstable { removed, .. } => removed,
            Self::Always => None,
        }
    }
}

impl VersionHistory {
    pub(crate) const fn new(
        paths: &'static [VersionedPath],
        placeholders: &'static [&'static str],
        deprecated: Option<Version>,
        removed: Option<Version>,
    ) -> Self {
        Self { paths, placeholders, optional: &[], rest: None, deprecated, removed }
    }

    /// Records the placeholders that are optional in some path, and the one that takes the rest of a path.
    pub(crate) const fn with_open_paths(
        mut self,
        optional: &'static [&'static str],
        rest: Option<&'static str>,
    ) -> Self {
        self.optional = optional;
        self.rest = rest;
        self
    }

    pub(crate) const fn optional(&self) -> &'static [&'static str] {
        self.optional
    }

    pub(crate) const fn rest(&self) -> Option<&'static str> {
        self.rest
    }

    /// Returns all paths, oldest first.
    #[must_use]
    pub const fn paths(&self) -> &'static [VersionedPath] {
        self.paths
    }

    pub(crate) const fn placeholders(&self) -> &'static [&'static str] {
        self.placeholders
    }

    /// Returns the stable paths that a version added, oldest first, each with that version.
    #[must_use]
    pub fn stable_paths(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Version, &'static PathTemplate)> + use<> {
        self.paths
            .iter()
            .filter_map(|path| path.availability.version().map(|version| (version, &path.template)))
    }

    /// Returns the unstable paths, oldest first, each with its feature.
    #[must_use]
    pub fn unstable_paths(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Option<&'static str>, &'static PathTemplate)> + use<>
    {
        self.paths.iter().filter_map(|path| match path.availability {
            Availability::Unstable { feature, .. } => Some((feature, &path.template)),
            _ => None,
        })
    }

    /// Returns the features by which a server says that it has one of the paths, in the order of
    /// the paths.
    #[must_use]
    pub fn features(&self) -> impl DoubleEndedIterator<Item = &'static str> + use<> {
        self.paths.iter().filter_map(|path| path.availability.feature())
    }

    /// Returns the version that added the first stable path.
    #[must_use]
    pub fn added_in(&self) -> Option<Version> {
        self.stable_paths().next().map(|(version, _)| version)
    }

    /// Returns the version that deprecated the endpoint.
    #[must_use]
    pub const fn deprecated_in(&self) -> Option<Version> {
        self.deprecated
    }

    /// Returns the version that removed the endpoint.
    #[must_use]
    pub const fn removed_in(&self) -> Option<Version> {
        self.removed
    }

    /// Returns the stable paths that an API has in a version, oldest first: those that the version or
    /// an older one added, and that neither the version nor an older one removed.
    ///
    /// ```
    /// use pathlore::{Metadata, Version, metadata};
    ///
    /// const METADATA: Metadata = metadata! {
    ///     method: GET,
    ///     authentication: None,
    ///     history: {
    ///         1.0 => "/media/config",
    ///         1.11 => "/client/media/config",
    ///         1.11 => deprecated("/media/config"),
    ///         1.20 => removed("/media/config"),
    ///     }
    /// };
    /// let history = &METADATA.history;
    /// assert_eq!(history.paths_in(Version::new(1, 10)).count(), 1);
    /// assert_eq!(history.paths_in(Version::new(1, 11)).count(), 2);
    /// assert_eq!(history.deprecated_paths_in(Version::new(1, 11)).count(), 1);
    /// assert_eq!(history.paths_in(Version::new(1, 20)).count(), 1);
    /// ```
    #[must_use]
    pub fn paths_in(
        &self,
        version: Version,
    ) -> impl DoubleEndedIterator<Item = &'static VersionedPath> + use<> {
        let is_past = move |other: Option<Version>| is_past(version, other);
        let is_endpoint_removed = is_past(self.removed);
        self.paths.iter().filter(move |path| {
            is_past(path.availability.version())
                && !is_past(path.availability.removed_in())
                && !is_endpoint_removed
        })
    }

    /// Returns the paths of [`paths_in`](Self::paths_in) that are deprecated in the version, because
    /// the endpoint or the path is.
    #[must_use]
    pub fn deprecated_paths_in(
        &self,
        version: Version,
    ) -> impl DoubleEndedIterator<Item = &'static VersionedPath> + use<> {
        let is_endpoint_deprecated = is_past(version, self.deprecated);
        self.paths_in(version).filter(move |path| {
            is_endpoint_deprecated || is_past(version, path.availability.deprecated_in())
        })
    }

    /// Returns the versions of a server that say nothing about the endpoint, oldest first, because
    /// they are dates and those of the history are numbers, or the other way round. The choice of a
    /// path ignores them.
    #[must_use]
    pub fn ignored_versions<'s>(
        &self,
        supported: &'s SupportedVersions,
    ) -> impl DoubleEndedIterator<Item = Version> + ExactSizeIterator + use<'s> {
        let ignored = self.first_version().map(|version| supported.of_form(!version.is_date()));
        ignored.unwrap_or_default().iter().copied()
    }

    /// Returns the versions of a server that can be compared with those of the history.
    pub(crate) fn comparable<'s>(&self, supported: &'s SupportedVersions) -> &'s [Version] {
        supported.of_form(self.first_version().is_some_and(Version::is_date))
    }

    /// Returns a version of the history. All have the same form.
    pub(crate) const fn first_version(&self) -> Option<Version> {
        let mut paths = self.paths;
        while let [others @ .., VersionedPath { availability, .. }] = paths {
            let version = availability.version();
            if let Some(version) =
                either(version, either(availability.deprecated_in(), availability.removed_in()))
            {
                return Some(version);
            }
            paths = others;
        }
        either(self.deprecated, self.removed)
    }
}

/// Returns the first version, or else the second one.
const fn either(first: Option<Version>, second: Option<Version>) -> Option<Version> {
    match first {
        Some(_) => first,
        None => second,
    }
}

/// Returns whether a version is the same as another one, or newer.
fn is_past(version: Version, other: Option<Version>) -> bool {
    other.is_some_and(|other| version >= other && version.is_date() == other.is_date())
}
