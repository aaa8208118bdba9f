//! Every path that an endpoint ever had, and the choice among them.

use crate::{PathError, PathTemplate, SupportedVersions, Version};

/// Every path that an endpoint ever had, oldest first, and the versions that deprecated and
/// removed the endpoint.
///
/// ```
/// use pathlore::{Metadata, PathReason, SupportedVersions, Version, metadata};
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
/// let server = SupportedVersions::from_parts(["v1.6", "v1.8"], [""; 0]);
/// let choice = history.choose(&server, true).unwrap();
/// assert_eq!(choice.template.as_str(), "/_matrix/client/v1/login/get_token");
/// assert_eq!(choice.reason, PathReason::Version(Version::new(1, 7)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct VersionHistory {
    paths: &'static [VersionedPath],
    placeholders: &'static [&'static str],
    deprecated: Option<Version>,
    removed: Option<Version>,
}

/// A path of an endpoint, and which servers understand it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VersionedPath {
    /// The path.
    pub template: PathTemplate,
    /// Which servers understand it.
    pub availability: Availability,
}

/// Which servers understand a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Availability {
    /// Every server: the one path of an endpoint without versions.
    Always,
    /// Servers that try out what is not part of a version yet, and say so by the feature where
    /// there is one.
    #[non_exhaustive]
    Unstable {
        /// The feature by which a server says that it has the path.
        feature: Option<&'static str>,
    },
    /// Servers with a version or a feature; at least one of the two is given.
    #[non_exhaustive]
    Stable {
        /// The version that brought the path.
        version: Option<Version>,
        /// The feature by which a server says that it has the path before it has the version.
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

/// The path that was chosen for a server, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathChoice {
    /// The path.
    pub template: &'static PathTemplate,
    /// Why this one.
    pub reason: PathReason,
    /// Set where a version of the server has deprecated or removed the endpoint.
    pub deprecation: Option<Deprecation>,
}

/// Why a path was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathReason {
    /// The endpoint has one path and no versions.
    OnlyPath,
    /// The server has a version at or past this one, which brought the path.
    Version(Version),
    /// The server has this feature.
    Feature(&'static str),
    /// Nothing says that the server has the path; it is the last unstable one.
    UnstableFallback,
    /// The caller named the path.
    Named,
}

/// That some of a server's versions have deprecated, or even removed, an endpoint.
///
/// Which is a reason to look for its successor, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deprecation {
    /// The version that deprecated the endpoint.
    pub since: Version,
    /// Whether all of the server's versions deprecate it, not only the newer ones.
    pub in_all: bool,
    /// Whether some of the server's versions no longer have it.
    pub removed_in_some: bool,
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

    /// All paths, oldest first.
    #[must_use]
    pub const fn paths(&self) -> &'static [VersionedPath] {
        self.paths
    }

    pub(crate) const fn placeholders(&self) -> &'static [&'static str] {
        self.placeholders
    }

    /// The stable paths that a version brought, oldest first.
    #[must_use]
    pub fn stable_paths(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Version, &'static PathTemplate)> + use<> {
        self.paths
            .iter()
            .filter_map(|path| path.availability.version().map(|version| (version, &path.template)))
    }

    /// The unstable paths, oldest first.
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

    /// The features by which a server says that it has one of the paths, oldest path first.
    #[must_use]
    pub fn features(&self) -> impl DoubleEndedIterator<Item = &'static str> + use<> {
        self.paths.iter().filter_map(|path| path.availability.feature())
    }

    /// The version that brought the first stable path.
    #[must_use]
    pub fn added_in(&self) -> Option<Version> {
        self.stable_paths().next().map(|(version, _)| version)
    }

    /// The version that deprecated the endpoint.
    #[must_use]
    pub const fn deprecated_in(&self) -> Option<Version> {
        self.deprecated
    }

    /// The version that removed the endpoint.
    #[must_use]
    pub const fn removed_in(&self) -> Option<Version> {
        self.removed
    }

    /// Whether the server says that it has the endpoint: by a version, by a feature, or because
    /// the endpoint has no versions. An unstable path taken on trust does not count.
    #[must_use]
    pub fn is_supported(&self, supported: &SupportedVersions) -> bool {
        self.choose(supported, false).is_ok()
    }

    /// Chooses the path for a server.
    ///
    /// 1. Where all of the server's versions are at or past the one that removed the endpoint
    ///    (and there is at least one), the endpoint is gone.
    /// 2. Where a version is at or past the first stable one, the newest stable path that the
    ///    server's versions reach.
    /// 3. Else the newest path, stable or unstable, whose feature the server has.
    /// 4. Else, where `unstable_fallback` allows it, the last unstable path.
    /// 5. Else there is none.
    ///
    /// # Errors
    ///
    /// [`PathError::EndpointRemoved`] by rule 1, [`PathError::NoPath`] by rule 5.
    pub fn choose(
        &self,
        supported: &SupportedVersions,
        unstable_fallback: bool,
    ) -> Result<PathChoice, PathError> {
        if let Some(choice) = self.only_path() {
            return Ok(choice);
        }
        // The rules ask only whether some version, or every one, is at or past another.
        let newest = supported.newest();
        let oldest = supported.oldest();
        let reached_by = |server: Option<Version>, version: Option<Version>| match (server, version)
        {
            (Some(server), Some(version)) => server >= version,
            _ => false,
        };

        if let Some(removed) = self.removed
            && reached_by(oldest, Some(removed))
        {
            return Err(PathError::EndpointRemoved { version: removed });
        }

        let (template, reason) = self
            .newest_stable(newest)
            .or_else(|| self.newest_by_feature(supported))
            .or_else(|| if unstable_fallback { self.last_unstable() } else { None })
            .ok_or_else(|| self.no_path(supported))?;

        let deprecation =
            self.deprecated.filter(|&since| reached_by(newest, Some(since))).map(|since| {
                Deprecation {
                    since,
                    in_all: reached_by(oldest, Some(since)),
                    removed_in_some: reached_by(newest, self.removed),
                }
            });
        Ok(PathChoice { template, reason, deprecation })
    }

    /// Chooses the path whose template is written `path`. An endpoint without versions has one
    /// path, and takes that.
    ///
    /// # Errors
    ///
    /// [`PathError::UnknownPath`] where the endpoint never had that path.
    pub fn named(&self, path: &str) -> Result<PathChoice, PathError> {
        if let Some(choice) = self.only_path() {
            return Ok(choice);
        }
        self.paths
            .iter()
            .map(|versioned| &versioned.template)
            .find(|template| template.as_str() == path)
            .map(|template| PathChoice { template, reason: PathReason::Named, deprecation: None })
            .ok_or_else(|| PathError::UnknownPath { path: path.into() })
    }

    fn only_path(&self) -> Option<PathChoice> {
        match self.paths {
            [VersionedPath { template, availability: Availability::Always }] => {
                Some(PathChoice { template, reason: PathReason::OnlyPath, deprecation: None })
            }
            _ => None,
        }
    }

    fn no_path(&self, supported: &SupportedVersions) -> PathError {
        let mut features: Vec<&str> = Vec::new();
        for feature in self.features() {
            // Several paths may have the same feature.
            if !features.contains(&feature) {
                features.push(feature);
            }
        }
        PathError::NoPath {
            needed: self.added_in(),
            features: features.into(),
            server: supported.versions().collect(),
        }
    }

    fn newest_stable(
        &self,
        newest: Option<Version>,
    ) -> Option<(&'static PathTemplate, PathReason)> {
        let newest = newest?;
        self.paths.iter().rev().find_map(|path| {
            let version = path.availability.version()?;
            (newest >= version).then_some((&path.template, PathReason::Version(version)))
        })
    }

    fn newest_by_feature(
        &self,
        supported: &SupportedVersions,
    ) -> Option<(&'static PathTemplate, PathReason)> {
        self.paths.iter().rev().find_map(|path| {
            let feature = path.availability.feature()?;
            supported.has_feature(feature).then_some((&path.template, PathReason::Feature(feature)))
        })
    }

    fn last_unstable(&self) -> Option<(&'static PathTemplate, PathReason)> {
        self.unstable_paths()
            .next_back()
            .map(|(_, template)| (template, PathReason::UnstableFallback))
    }
}
