//! What a server says it supports, and what it serves.

use std::{collections::BTreeMap, time::Duration};

use pathlore::{Availability, SupportedVersions, VersionedPath};

use crate::{identifiers::ServerName, session::get_login_token, versions};

/// What a server says it supports, and what it serves.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServerOptions {
    /// The versions that `/versions` names. The paths that they brought are served.
    pub versions: Vec<String>,

    /// The unstable features that `/versions` names. The paths of those that are on are served.
    pub unstable_features: BTreeMap<String, bool>,

    /// Whether all unstable paths are served, named or not: there are servers that have a path
    /// from before it was in a version, and do not tell.
    pub serves_unnamed_unstable_paths: bool,

    /// The server's name, in the IDs of its users. Without it, the address is the name.
    pub server_name: Option<ServerName>,

    /// How long login tokens are valid.
    pub login_token_lifetime: Duration,
}

impl Default for ServerOptions {
    /// A server of today.
    fn default() -> Self {
        Self::supporting(
            ["r0.6.1", "v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7"],
            ["org.matrix.msc3882"],
        )
    }
}

impl ServerOptions {
    /// A server with these versions and unstable features, and no others.
    #[must_use]
    pub fn supporting<'a>(
        versions: impl IntoIterator<Item = &'a str>,
        unstable_features: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self {
            versions: versions.into_iter().map(str::to_owned).collect(),
            unstable_features: unstable_features
                .into_iter()
                .map(|feature| (feature.to_owned(), true))
                .collect(),
            serves_unnamed_unstable_paths: false,
            server_name: None,
            login_token_lifetime: get_login_token::DEFAULT_EXPIRATION_DURATION,
        }
    }

    /// What `/versions` answers.
    pub(super) fn to_versions(&self) -> versions::Response {
        let mut response = versions::Response::new(self.versions.clone());
        response.unstable_features.clone_from(&self.unstable_features);
        response
    }

    /// Whether the server has this path.
    pub(super) fn serves(&self, supported: &SupportedVersions, path: &VersionedPath) -> bool {
        let named = |feature: Option<&str>| feature.is_some_and(|name| supported.has_feature(name));
        match path.availability {
            Availability::Unstable { feature, .. } => {
                self.serves_unnamed_unstable_paths || named(feature)
            }
            Availability::Stable { version, feature, .. } => {
                named(feature) || version.is_some_and(|version| supported.newest() >= Some(version))
            }
            // `Always`, and what a later release of the library may add.
            _ => true,
        }
    }
}
