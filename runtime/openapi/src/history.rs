//! What a version of the API has.

use pathlore::{FieldHistory, SupportedVersions, VersionOrFeature, describe::FieldDescription};

/// What the clients of a document know: a version and features, or everything.
#[derive(Clone, Debug)]
pub(crate) enum Known {
    Everything,
    Versions(SupportedVersions),
}

impl Known {
    /// Returns whether a change has happened.
    fn has(&self, change: VersionOrFeature) -> bool {
        match self {
            Self::Everything => true,
            Self::Versions(known) => {
                let by_version = change.version.is_some_and(|version| {
                    known
                        .versions()
                        .any(|known| known.is_date() == version.is_date() && known >= version)
                });
                by_version || change.feature.is_some_and(|feature| known.has_feature(feature))
            }
        }
    }

    /// Returns the name of a field, or `None` if the version does not have it.
    pub(crate) fn name_of(&self, field: &FieldDescription) -> Option<&'static str> {
        let Some(history) = field.history else { return Some(field.name()) };
        let FieldHistory { since, until, renamed, .. } = *history;
        let is_added = since.is_none_or(|since| self.has(since));
        // Without a version, a field is shown as long as some version has it.
        let is_removed = match self {
            Self::Everything => false,
            Self::Versions(_) => until.is_some_and(|until| self.has(until)),
        };
        if !is_added || is_removed {
            return None;
        }
        let older = renamed.iter().find(|renamed| !self.has(renamed.since));
        Some(older.map_or_else(|| field.name(), |renamed| renamed.from))
    }

    /// Returns whether a field is on its way out.
    pub(crate) fn is_ended(&self, field: &FieldDescription) -> bool {
        field
            .history
            .and_then(|history| history.until)
            .is_some_and(|_| matches!(self, Self::Everything))
    }

    pub(crate) fn supported(&self) -> Option<&SupportedVersions> {
        match self {
            Self::Everything => None,
            Self::Versions(known) => Some(known),
        }
    }
}
