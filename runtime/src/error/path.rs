//! An endpoint has no path for a server.

use std::{error::Error, fmt};

use crate::{SupportedVersions, Version, VersionHistory};

/// An endpoint has no path for a server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathError {
    /// All of the server's versions are at or past this one, which removed the endpoint.
    EndpointRemoved(Version),
    /// The server has none of the versions and features that the endpoint needs.
    NoPath {
        /// The version that brought the endpoint's first stable path.
        needed: Option<Version>,
        /// The features by which the endpoint's paths may be had.
        features: Box<[&'static str]>,
        /// The versions that the server has, oldest first.
        server: Box<[Version]>,
    },
    /// The caller named a path that the endpoint never had.
    UnknownPath(Box<str>),
}

impl PathError {
    pub(crate) fn no_path(history: &VersionHistory, supported: &SupportedVersions) -> Self {
        let mut features: Vec<&str> = Vec::new();
        for feature in history.features() {
            // Paths may share a feature.
            if !features.contains(&feature) {
                features.push(feature);
            }
        }
        Self::NoPath {
            needed: history.added_in(),
            features: features.into(),
            server: supported.versions().collect(),
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndpointRemoved(version) => {
                write!(f, "the endpoint was removed in version {version}")
            }
            Self::NoPath { needed, features, server } => {
                f.write_str("the endpoint needs ")?;
                let mut or = "";
                if let Some(version) = needed {
                    write!(f, "version {version} or later")?;
                    or = " or ";
                }
                for feature in features {
                    write!(f, "{or}the feature `{feature}`")?;
                    or = " or ";
                }
                if or.is_empty() {
                    f.write_str("an unstable path")?;
                }
                f.write_str(", but the server has ")?;
                match &**server {
                    [] => f.write_str("no known version"),
                    [only] => write!(f, "version {only}"),
                    [first, others @ ..] => {
                        write!(f, "versions {first}")?;
                        others.iter().try_for_each(|version| write!(f, ", {version}"))
                    }
                }
            }
            Self::UnknownPath(path) => write!(f, "the endpoint never had the path `{path}`"),
        }
    }
}

impl Error for PathError {}
