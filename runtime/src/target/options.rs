//! What most targets do not set.

use std::sync::Arc;

use crate::{
    Metadata, PathChoice, PathError, SupportedVersions, Version, VersionCarrier,
    endpoint::carrier::Carried,
};

/// A function that is called with the path of each request.
type Hook = Arc<dyn Fn(&Metadata, &PathChoice) + Send + Sync>;

/// What most targets do not set.
#[derive(Clone, Default)]
pub(super) struct Options {
    /// The version that the caller has set.
    pub(super) version: Option<Version>,
    pub(super) hook: Option<Hook>,
    /// Where requests carry the version, and the newest version of the API.
    pub(super) carrier: Option<(VersionCarrier, Version)>,
    /// The version of requests: the one that the caller has set, or the one that they carry.
    used: Option<Version>,
    /// Decides instead of what the server supports: `used` and the features.
    pub(super) supported: Option<SupportedVersions>,
}

impl Options {
    /// Computes what depends on the versions and features that the server supports.
    pub(super) fn update(&mut self, supported: &SupportedVersions) {
        self.used = self.version.or_else(|| {
            let (_, newest) = self.carrier.as_ref()?;
            let versions = supported.of_form(newest.is_date());
            versions.iter().rfind(|version| *version <= newest).copied()
        });
        self.supported = self.used.map(|version| {
            SupportedVersions::new().with_version(version).with_features(supported.features())
        });
    }

    /// Returns the version that a request carries.
    pub(super) fn carried(&self, metadata: &Metadata) -> Result<Option<Carried<'_>>, PathError> {
        match &self.carrier {
            Some((carrier, newest)) if metadata.history.has_versions() => {
                let version = self.used.ok_or(PathError::NoVersion { newest: *newest })?;
                if metadata
                    .history
                    .first_version()
                    .is_some_and(|it| it.is_date() != version.is_date())
                {
                    return Err(PathError::OtherForm { version });
                }
                Ok(Some(Carried { carrier, version }))
            }
            _ => Ok(None),
        }
    }
}
