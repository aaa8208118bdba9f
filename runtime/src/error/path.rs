//! Errors about an endpoint that has no path for a server.

use std::{error::Error, fmt};

use crate::Version;

/// The error when an endpoint has no path for a server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathError {
    /// Every version that the server supports is one that no longer has the endpoint.
    #[non_exhaustive]
    EndpointRemoved {
        /// The version that removed the endpoint.
        version: Version,
    },
    /// The server supports neither a version nor a feature that has the endpoint.
    #[non_exhaustive]
    NoPath {
        /// The version that added the first stable path of the endpoint.
        needed: Option<Version>,
        /// The features by which a server says that it has one of the endpoint's paths.
        features: Box<[&'static str]>,
        /// The versions that the server supports, oldest first.
        server: Box<[Version]>,
    },
    /// The caller named a path that the endpoint never had.
    #[non_exhaustive]
    UnknownPath {
        /// The path, as the caller wrote it.
        path: Box<str>,
    },
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndpointRemoved { version } => {
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
            Self::UnknownPath { path } => write!(f, "the endpoint never had the path `{path}`"),
        }
    }
}

impl Error for PathError {}
