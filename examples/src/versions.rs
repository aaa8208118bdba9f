//! `GET /_matrix/client/versions`: lists the specification versions and unstable features that the
//! homeserver supports ([specification][spec]).
//!
//! [spec]: https://spec.matrix.org/latest/client-server-api/#get_matrixclientversions

use std::collections::BTreeMap;

use pathlore::{
    EndpointError as _, Metadata, SupportedVersions,
    bytes::Bytes,
    http::{self, StatusCode},
    metadata, request, response,
};
use pathlore_client::Negotiate;

use crate::error::{ErrorCode, MatrixError};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: AccessTokenOptional,
    path: "/_matrix/client/versions",
};

/// A request for the supported versions.
///
/// With an access token, the features may include some that are enabled for the user only.
#[request(error = MatrixError, new)]
#[derive(Default)]
pub struct Request {}

/// The response with the supported versions.
#[response(error = MatrixError, new)]
pub struct Response {
    /// The supported versions of the specification, such as `r0.6.1` and `v1.7`.
    pub versions: Vec<String>,

    /// The experimental features of the server, and whether each is enabled.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unstable_features: BTreeMap<String, bool>,
}

impl Response {
    /// Returns the versions and the enabled features, from which the paths of requests are chosen.
    #[must_use]
    pub fn supported_versions(&self) -> SupportedVersions {
        let features = self.unstable_features.iter().filter(|(_, enabled)| **enabled);
        SupportedVersions::from_matrix_versions(&self.versions)
            .with_features(features.map(|(name, _)| name))
    }
}

impl Negotiate for Request {
    fn request() -> Self {
        Self::new()
    }

    fn supported_versions(response: &Response) -> SupportedVersions {
        response.supported_versions()
    }

    /// 404 alone may mean that a room or a user was not found.
    fn is_unrecognized(response: &http::Response<Bytes>) -> bool {
        matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
            && MatrixError::from_http_response(response).errcode() == Some(&ErrorCode::Unrecognized)
    }
}

#[cfg(test)]
mod tests {
    use pathlore::Version;

    use super::Response;

    #[test]
    fn unknown_versions_and_disabled_features_are_skipped() {
        let mut response =
            Response::new(["r0.6.1", "v1.1", "v1.10", "soon"].map(str::to_owned).to_vec());
        response.unstable_features.insert("org.example.enabled".to_owned(), true);
        response.unstable_features.insert("org.example.disabled".to_owned(), false);
        let supported = response.supported_versions();
        assert_eq!(supported.newest(), Some(Version::new(1, 10)));
        assert_eq!(supported.oldest(), Some(Version::new(1, 0)));
        assert_eq!(supported.features().collect::<Vec<_>>(), ["org.example.enabled"]);
    }
}
