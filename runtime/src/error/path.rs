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
        /// The version that removed the endpoint.
        removed: Option<Version>,
        /// The features by which a server says that it has one of the endpoint's paths.
        features: Box<[&'static str]>,
        /// The versions that the server supports, oldest first. Those that are dates are left out if
        /// the endpoint's versions are not, and the other way round.
        server: Box<[Version]>,
        /// Whether nothing is known about the server, because no versions and features were set.
        is_server_unknown: bool,
        /// Whether the server has versions that are dates although the endpoint's are numbers, or the other
        /// way round.
        has_other_versions: bool,
    },
    /// Requests carry a version, but no version of the server is known that the API has as well.
    #[non_exhaustive]
    NoVersion {
        /// The newest version of the API.
        newest: Version,
    },
    /// Requests carry a version that is a date although the versions of the endpoint are numbers, or the
    /// other way round.
    #[non_exhaustive]
    OtherForm {
        /// The version that the request would carry.
        version: Version,
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
            Self::NoPath {
                needed,
                removed,
                features,
                server,
                is_server_unknown,
                has_other_versions,
            } => {
                write_needed(f, *needed, *removed, features)?;
                if *is_server_unknown {
                    return f.write_str(
                        ", but nothing is known about the server; set its versions with \
                         `Target::with_supported_versions` or `Target::with_version`",
                    );
                }
                write_server(f, server, *has_other_versions)
            }
            Self::NoVersion { newest } => write!(
                f,
                "no version of the server is known that is {newest} or older; set one with \
                 `Target::with_version`"
            ),
            Self::OtherForm { version } => {
                let form = if version.is_date() { "numbers" } else { "dates" };
                write!(
                    f,
                    "the request would carry version {version}, but the versions of the endpoint are {form}"
                )
            }
            Self::UnknownPath { path } => write!(f, "the endpoint never had the path `{path}`"),
        }
    }
}

impl Error for PathError {}

fn write_needed(
    f: &mut fmt::Formatter<'_>,
    version: Option<Version>,
    removed: Option<Version>,
    features: &[&str],
) -> fmt::Result {
    f.write_str("the endpoint needs ")?;
    let mut or = "";
    if let Some(version) = version {
        match removed {
            None => write!(f, "version {version} or later")?,
            Some(removed) => write!(f, "a version from {version} to before {removed}")?,
        }
        or = " or ";
    }
    for feature in features {
        write!(f, "{or}the feature `{feature}`")?;
        or = " or ";
    }
    if or.is_empty() { f.write_str("an unstable path") } else { Ok(()) }
}

fn write_server(f: &mut fmt::Formatter<'_>, versions: &[Version], has_others: bool) -> fmt::Result {
    f.write_str(", but the server has ")?;
    match versions {
        [] if has_others => f.write_str("no version of this form"),
        [] => f.write_str("no known version"),
        [only] => write!(f, "version {only}"),
        [first, others @ ..] => {
            write!(f, "versions {first}")?;
            others.iter().try_for_each(|version| write!(f, ", {version}"))
        }
    }
}
