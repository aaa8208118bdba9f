//! Every path that an endpoint ever had.

use crate::{PathTemplate, Version};

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
    },
    /// Servers that support a version or a feature. At least one of the two is set.
    #[non_exhaustive]
    Stable {
        /// The version that added the path.
        version: Option<Version>,
        /// The feature by which a server says that it has the path before it supports the version.
        feature: Option<&'static str>,
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
            Self::Stable { feature, .. } | Self::Unstable { feature } => feature,
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
        Self { paths, placeholders, deprecated, removed }
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
            Availability::Unstable { feature } => Some((feature, &path.template)),
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
}
