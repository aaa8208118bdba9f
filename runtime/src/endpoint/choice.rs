//! Choosing one of an endpoint's paths for a server.

use super::{
    history::{Availability, VersionHistory, VersionedPath},
    path_template::PathTemplate,
    version::{SupportedVersions, Version},
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
    /// Set if a version of the server has deprecated or removed the endpoint.
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

/// Some versions of a server have deprecated or even removed an endpoint.
///
/// This is a reason to look for its successor, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deprecation {
    /// The version that deprecated the endpoint.
    pub since: Version,
    /// Whether all versions of the server deprecate the endpoint, not only the newer ones.
    pub in_all: bool,
    /// Whether some versions of the server no longer have the endpoint.
    pub removed_in_some: bool,
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
    /// 1. If the server has at least one version, and all of them are at or past the version that
    ///    removed the endpoint, the endpoint is gone.
    /// 2. If a version of the server is at or past the version that added the first stable path,
    ///    the choice is the newest stable path that a version of the server reaches.
    /// 3. Otherwise it is the newest path, stable or unstable, whose feature the server has.
    /// 4. Otherwise it is the last unstable path, if `fallback` allows it.
    /// 5. Otherwise there is no path.
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
        // The rules only ask whether any version, or every version, is at or past another one.
        let newest = supported.newest();
        let oldest = supported.oldest();
        let reached_by = |server: Option<Version>, version: Option<Version>| match (server, version)
        {
            (Some(server), Some(version)) => server >= version,
            _ => false,
        };

        if let Some(removed) = self.removed_in()
            && reached_by(oldest, Some(removed))
        {
            return Err(PathError::EndpointRemoved { version: removed });
        }

        let (template, reason) = self
            .newest_stable(newest)
            .or_else(|| self.newest_by_feature(supported))
            .or_else(|| match fallback {
                UnstableFallback::Allow => self.last_unstable(),
                UnstableFallback::Deny => None,
            })
            .ok_or_else(|| self.no_path(supported))?;

        let deprecation = self
            .deprecated_in()
            .filter(|&since| reached_by(newest, Some(since)))
            .map(|since| Deprecation {
                since,
                in_all: reached_by(oldest, Some(since)),
                removed_in_some: reached_by(newest, self.removed_in()),
            });
        Ok(PathChoice { template, reason, deprecation })
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

    fn only_path(&self) -> Option<PathChoice> {
        match self.paths() {
            [VersionedPath { template, availability: Availability::Always }] => {
                Some(PathChoice { template, reason: PathReason::OnlyPath, deprecation: None })
            }
            _ => None,
        }
    }

    fn newest_stable(
        &self,
        newest: Option<Version>,
    ) -> Option<(&'static PathTemplate, PathReason)> {
        let newest = newest?;
        self.paths().iter().rev().find_map(|path| {
            let version = path.availability.version()?;
            (newest >= version).then_some((&path.template, PathReason::Version(version)))
        })
    }

    fn newest_by_feature(
        &self,
        supported: &SupportedVersions,
    ) -> Option<(&'static PathTemplate, PathReason)> {
        self.paths().iter().rev().find_map(|path| {
            let feature = path.availability.feature()?;
            supported.has_feature(feature).then_some((&path.template, PathReason::Feature(feature)))
        })
    }

    fn last_unstable(&self) -> Option<(&'static PathTemplate, PathReason)> {
        self.unstable_paths()
            .next_back()
            .map(|(_, template)| (template, PathReason::UnstableFallback))
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
}
