//! Choosing one of an endpoint's paths for a server.

use super::{
    history::{Availability, VersionHistory, VersionedPath},
    path_template::PathTemplate,
    supported::SupportedVersions,
    version::Version,
};
use crate::PathError;

/// The path that was chosen for a server, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathChoice {
    /// The path.
    pub template: &'static PathTemplate,
    /// Why this path was chosen.
    pub reason: PathReason,
    /// Set if a version of the server has deprecated or removed the endpoint or the path.
    pub deprecation: Option<Deprecation>,
}

/// Why a path was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathReason {
    /// The endpoint has a single path and no versions.
    OnlyPath,
    /// The server supports this version or a later one. The version added the path.
    Version(Version),
    /// The server supports this feature.
    Feature(&'static str),
    /// Nothing indicates that the server has the path. It is the last unstable path.
    UnstableFallback,
    /// The caller named the path.
    Named,
}

/// Some versions of a server have deprecated or even removed an endpoint or a path.
///
/// This is a reason to look for its successor, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deprecation {
    /// What is deprecated.
    pub scope: DeprecationScope,
    /// The version that deprecated it, or the one that removed it if none deprecated it.
    pub since: Version,
    /// Whether this holds for all versions of the server, not only for the newer ones.
    pub in_all: bool,
    /// Whether some versions of the server no longer have it.
    pub removed_in_some: bool,
}

/// What a version has deprecated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeprecationScope {
    /// The endpoint, with all its paths.
    Endpoint,
    /// The chosen path alone. The endpoint has another one.
    Path,
}

/// Whether a request may use the last unstable path of its endpoint if nothing indicates that the
/// server has any of the endpoint's paths.
///
/// Servers often have an unstable path without saying so, which is why the default is
/// [`Allow`](Self::Allow).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnstableFallback {
    /// The request uses the last unstable path. A server that does not have it answers with an
    /// error.
    #[default]
    Allow,
    /// There is no path, which is an error before anything is sent.
    Deny,
}

impl VersionHistory {
    /// Returns whether the server says that it has the endpoint: by a version, by a feature, or
    /// because the endpoint has no versions. An unstable path used as a fallback does not count.
    #[must_use]
    pub fn is_supported(&self, supported: &SupportedVersions) -> bool {
        self.choose(supported, UnstableFallback::Deny).is_ok()
    }

    /// Chooses the path for a server.
    ///
    /// A version reaches a path that it or an older version added, and that neither it nor an older
    /// version removed, alone or with the endpoint.
    ///
    /// 1. If the server has at least one version, and all of them are at or past the version that
    ///    removed the endpoint, the endpoint is gone.
    /// 2. If a version of the server reaches a stable path, the choice is the newest stable path that
    ///    a version of the server reaches.
    /// 3. Otherwise it is the newest path, stable or unstable, whose feature the server has.
    /// 4. Otherwise it is the last unstable path, if `fallback` allows it.
    /// 5. Otherwise there is no path.
    ///
    /// Rules 3 and 4 pass over a path that all versions of the server have removed.
    ///
    /// # Errors
    ///
    /// Returns [`PathError::EndpointRemoved`] by rule 1 and [`PathError::NoPath`] by rule 5.
    pub fn choose(
        &self,
        supported: &SupportedVersions,
        fallback: UnstableFallback,
    ) -> Result<PathChoice, PathError> {
        if let Some(choice) = self.only_path() {
            return Ok(choice);
        }
        let versions = Versions(self.comparable(supported));
        if let Some(removed) = self.removed_in()
            && versions.all_reach(removed)
        {
            return Err(PathError::EndpointRemoved { version: removed });
        }
        let (path, reason) = self
            .newest_stable(versions)
            .or_else(|| self.newest_by_feature(versions, supported))
            .or_else(|| match fallback {
                UnstableFallback::Allow => self.last_unstable(versions),
                UnstableFallback::Deny => None,
            })
            .ok_or_else(|| self.no_path(versions, supported))?;
        let deprecation = self.deprecation(path, versions);
        Ok(PathChoice { template: &path.template, reason, deprecation })
    }

    /// Chooses the path whose template is `path`. An endpoint without versions has a single path,
    /// which is always chosen.
    ///
    /// # Errors
    ///
    /// Returns [`PathError::UnknownPath`] if the endpoint never had that path.
    pub fn named(&self, path: &str) -> Result<PathChoice, PathError> {
        if let Some(choice) = self.only_path() {
            return Ok(choice);
        }
        self.paths()
            .iter()
            .map(|versioned| &versioned.template)
            .find(|template| template.as_str() == path)
            .map(|template| PathChoice { template, reason: PathReason::Named, deprecation: None })
            .ok_or_else(|| PathError::UnknownPath { path: path.into() })
    }

    /// Chooses the path whose template is `path`, and says whether the server deprecates it.
    pub(crate) fn named_for(
        &self,
        path: &str,
        supported: &SupportedVersions,
    ) -> Result<PathChoice, PathError> {
        let mut choice = self.named(path)?;
        let versions = Versions(self.comparable(supported));
        let mut paths = self.paths().iter();
        if let Some(path) = paths.find(|path| path.template == *choice.template) {
            choice.deprecation = self.deprecation(path, versions);
        }
        Ok(choice)
    }

    /// Returns whether the endpoint has versions, rather than a single path without any.
    pub(crate) const fn has_versions(&self) -> bool {
        self.only_path().is_none()
    }

    const fn only_path(&self) -> Option<PathChoice> {
        match self.paths() {
            [VersionedPath { template, availability: Availability::Always }] => {
                Some(PathChoice { template, reason: PathReason::OnlyPath, deprecation: None })
            }
            _ => None,
        }
    }

    fn newest_stable(&self, versions: Versions<'_>) -> Option<Chosen> {
        self.paths().iter().rev().find_map(|path| {
            let added = path.availability.version()?;
            let removed = oldest(path.availability.removed_in(), self.removed_in());
            let version = versions.newest_within(added, removed);
            version.map(|_| (path, PathReason::Version(added)))
        })
    }

    fn newest_by_feature(
        &self,
        versions: Versions<'_>,
        supported: &SupportedVersions,
    ) -> Option<Chosen> {
        self.paths().iter().rev().find_map(|path| {
            let feature = path.availability.feature()?;
            let is_supported = supported.has_feature(feature) && !versions.all_removed(path);
            is_supported.then_some((path, PathReason::Feature(feature)))
        })
    }

    fn last_unstable(&self, versions: Versions<'_>) -> Option<Chosen> {
        let path = self.paths().iter().rfind(|path| {
            matches!(path.availability, Availability::Unstable { .. })
                && !versions.all_removed(path)
        })?;
        Some((path, PathReason::UnstableFallback))
    }

    /// Returns what the server's versions say about the endpoint, or else about the path alone.
    fn deprecation(&self, path: &VersionedPath, versions: Versions<'_>) -> Option<Deprecation> {
        let availability = path.availability;
        let endpoint = (self.deprecated_in(), self.removed_in());
        let path = (availability.deprecated_in(), availability.removed_in());
        versions
            .deprecation(DeprecationScope::Endpoint, endpoint)
            .or_else(|| versions.deprecation(DeprecationScope::Path, path))
    }

    fn no_path(&self, versions: Versions<'_>, supported: &SupportedVersions) -> PathError {
        let mut features: Vec<&str> = Vec::new();
        for feature in self.features() {
            // Several paths may have the same feature.
            if !features.contains(&feature) {
                features.push(feature);
            }
        }
        PathError::NoPath {
            needed: self.added_in(),
            removed: self.removed_in(),
            features: features.into(),
            server: versions.0.into(),
            is_server_unknown: supported.is_empty(),
            has_other_versions: self.ignored_versions(supported).len() > 0,
        }
    }
}

/// A path, and why it was chosen.
type Chosen = (&'static VersionedPath, PathReason);

/// The versions of a server that can be compared with those of a history, oldest first.
#[derive(Clone, Copy)]
pub(super) struct Versions<'s>(pub(super) &'s [Version]);

impl Versions<'_> {
    /// Returns whether a version is at or past another one.
    fn some_reaches(self, version: Version) -> bool {
        self.0.last().is_some_and(|newest| *newest >= version)
    }

    /// Returns whether there are versions, and all of them are at or past another one.
    pub(super) fn all_reach(self, version: Version) -> bool {
        self.0.first().is_some_and(|oldest| *oldest >= version)
    }

    /// Returns the newest version that is at or past `added`, and not at or past `removed`.
    pub(super) fn newest_within(self, added: Version, removed: Option<Version>) -> Option<Version> {
        let newest = match removed {
            None => self.0.last(),
            Some(removed) => self.0.iter().rfind(|version| **version < removed),
        };
        newest.copied().filter(|newest| *newest >= added)
    }

    /// Returns whether there are versions, and all of them have removed a path alone.
    fn all_removed(self, path: &VersionedPath) -> bool {
        path.availability.removed_in().is_some_and(|removed| self.all_reach(removed))
    }

    /// Returns what the versions say about an endpoint or a path that was deprecated and removed.
    fn deprecation(
        self,
        scope: DeprecationScope,
        (deprecated, removed): (Option<Version>, Option<Version>),
    ) -> Option<Deprecation> {
        let since = deprecated.or(removed).filter(|since| self.some_reaches(*since))?;
        let in_all = self.all_reach(since);
        let removed_in_some = removed.is_some_and(|removed| self.some_reaches(removed));
        Some(Deprecation { scope, since, in_all, removed_in_some })
    }
}

/// Returns the older of two versions.
pub(super) fn oldest(first: Option<Version>, second: Option<Version>) -> Option<Version> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        _ => first.or(second),
    }
}
