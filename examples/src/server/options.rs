//! The options of a server.

use std::{collections::BTreeMap, num::NonZeroU32, path::PathBuf, time::Duration};

use pathlore_axum::EndpointOptions;

use super::limits::Limits;
use crate::{identifiers::ServerName, session::get_login_token, versions};

/// The options of a [`Server`](super::Server).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServerOptions {
    /// The versions that `/versions` lists. The server supports the paths that they introduced.
    pub versions: Vec<String>,

    /// The unstable features that `/versions` lists. The server supports the paths of those that are
    /// enabled.
    pub unstable_features: BTreeMap<String, bool>,

    /// Whether the server supports all unstable paths, including those of features that `/versions`
    /// does not list. Some homeservers support an unstable path without listing its feature.
    pub serves_unnamed_unstable_paths: bool,

    /// The `SQLite` file with the accounts, sessions and tokens, which is created if there is none. If it is `None`,
    /// they are kept in memory. Only hashes of passwords and tokens are stored.
    pub database: Option<PathBuf>,

    /// The server name, which is part of user IDs. If it is `None`, it is that of the database, and if it is new,
    /// the address.
    pub server_name: Option<ServerName>,

    /// The number of requests per second that a client may send to endpoints whose definition has
    /// `rate_limited: true`. If it is `None`, there is no limit.
    pub requests_per_second: Option<NonZeroU32>,

    /// The lifetime of login tokens.
    pub login_token_lifetime: Duration,

    /// The number of connections, and the time that they may take.
    pub limits: Limits,
}

impl Default for ServerOptions {
    /// Returns the options of a server that supports all paths of the endpoints.
    fn default() -> Self {
        Self::supporting(
            ["r0.6.1", "v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7"],
            ["org.matrix.msc3882"],
        )
    }
}

impl ServerOptions {
    /// Creates the options of a server with the given versions and enabled unstable features.
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
            database: None,
            server_name: None,
            requests_per_second: None,
            login_token_lifetime: get_login_token::DEFAULT_EXPIRATION_DURATION,
            limits: Limits::default(),
        }
    }

    /// Returns the response of `/versions`.
    pub(super) fn to_versions(&self) -> versions::Response {
        let mut response = versions::Response::new(self.versions.clone());
        response.unstable_features.clone_from(&self.unstable_features);
        response
    }

    /// Returns which paths of an endpoint the server has.
    pub(super) fn to_endpoint_options(&self) -> EndpointOptions {
        let options = EndpointOptions::new().supported(&self.to_versions().supported_versions());
        if self.serves_unnamed_unstable_paths { options.unstable_paths() } else { options }
    }
}
