//! What most targets do not set.

use std::sync::Arc;

use crate::{Metadata, PathChoice, SupportedVersions, Version};

/// A function that is called with the path of each request.
type Hook = Arc<dyn Fn(&Metadata, &PathChoice) + Send + Sync>;

/// What most targets do not set.
#[derive(Clone, Default)]
pub(super) struct Options {
    /// The version that the caller has set.
    pub(super) version: Option<Version>,
    pub(super) hook: Option<Hook>,
    /// Decides instead of what the server supports: `version` and the features.
    pub(super) supported: Option<SupportedVersions>,
}

impl Options {
    /// Computes what depends on the versions and features that the server supports.
    pub(super) fn update(&mut self, supported: &SupportedVersions) {
        self.supported = self.version.map(|version| {
            SupportedVersions::new().with_version(version).with_features(supported.features())
        });
    }
}
