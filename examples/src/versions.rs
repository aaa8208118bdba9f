//! `GET /_matrix/client/versions`: what the server supports, so that a client can choose paths.
//!
//! See [the specification](https://spec.matrix.org/latest/client-server-api/#get_matrixclientversions).

use std::collections::BTreeMap;

use pathlore::{Metadata, SupportedVersions, metadata, request, response};

use crate::error::MatrixError;

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/_matrix/client/versions",
};

/// A request for what the server supports.
#[request(error = MatrixError)]
#[derive(Default)]
pub struct Request {}

/// What the server supports.
#[response(error = MatrixError)]
pub struct Response {
    /// The versions of the specification: `r0.6.1`, `v1.7`.
    pub versions: Vec<String>,

    /// What the server tries out that is in no version yet, and whether it is on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unstable_features: BTreeMap<String, bool>,
}

impl Request {
    /// A request for what the server supports.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Response {
    /// The versions of a server without unstable features.
    #[must_use]
    pub fn new(versions: Vec<String>) -> Self {
        Self { versions, unstable_features: BTreeMap::new() }
    }

    /// What decides which paths requests take. A feature that is off is no feature.
    #[must_use]
    pub fn supported_versions(&self) -> SupportedVersions {
        let features = self.unstable_features.iter().filter(|(_, on)| **on);
        SupportedVersions::from_versions(&self.versions)
            .with_features(features.map(|(name, _)| name))
    }
}

#[cfg(test)]
mod tests {
    use pathlore::Version;

    use super::Response;

    #[test]
    fn features_that_are_off_are_no_features() {
        let mut response =
            Response::new(["r0.6.1", "v1.1", "v1.10", "soon"].map(str::to_owned).to_vec());
        response.unstable_features.insert("org.example.on".to_owned(), true);
        response.unstable_features.insert("org.example.off".to_owned(), false);
        let supported = response.supported_versions();
        assert_eq!(supported.newest(), Some(Version::new(1, 10)));
        assert_eq!(supported.oldest(), Some(Version::new(1, 0)));
        assert_eq!(supported.features().collect::<Vec<_>>(), ["org.example.on"]);
    }
}
