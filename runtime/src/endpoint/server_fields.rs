//! The fields that a server knows.

use std::{cell::OnceCell, ptr};

use super::{
    choice::{PathReason, Versions, oldest},
    field_history::{FieldHistory, VersionOrFeature},
    history::VersionHistory,
    supported::SupportedVersions,
    version::Version,
};
use crate::{EncodeError, PathChoice};

/// Decides which fields of a request a server knows, and under which names.
#[derive(Debug)]
pub struct ServerFields<'t> {
    deciding: Deciding,
    supported: &'t SupportedVersions,
    /// The first error.
    error: OnceCell<EncodeError>,
}

/// The version that decides, beside the features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deciding {
    /// None is known, so the server knows all fields under their newest names.
    Unknown,
    /// The newest version of the server that has the chosen path.
    Version(Version),
    /// No version of the server has the chosen path, so only features count.
    NoVersion,
}

impl VersionHistory {
    /// Returns what a server knows whose path has been chosen.
    pub(crate) fn server_fields<'t>(
        &self,
        choice: &PathChoice,
        supported: &'t SupportedVersions,
    ) -> ServerFields<'t> {
        let deciding = self.deciding(choice, supported);
        ServerFields { deciding, supported, error: OnceCell::new() }
    }

    fn deciding(&self, choice: &PathChoice, supported: &SupportedVersions) -> Deciding {
        if matches!(choice.reason, PathReason::Feature(_)) {
            return Deciding::NoVersion;
        }
        let versions = self.comparable(supported);
        if versions.is_empty() {
            return Deciding::Unknown;
        }
        let path =
            self.paths().iter().find(|path| ptr::eq(&raw const path.template, choice.template));
        let newest = path.and_then(|path| {
            let availability = path.availability;
            let removed = oldest(availability.removed_in(), self.removed_in());
            Versions(versions).newest_within(availability.version()?, removed)
        });
        newest.map_or(Deciding::NoVersion, Deciding::Version)
    }
}

impl ServerFields<'_> {
    /// Returns whether a field is left out, because the server does not know it. A field that is not
    /// empty is an error then, unless it is dropped.
    pub fn omits(&self, field: &FieldHistory, is_empty: bool) -> bool {
        let Some(problem) = self.problem(field) else { return false };
        if !is_empty && !field.is_dropped {
            self.refuse(field, &problem);
        }
        true
    }

    /// Returns the name of a field on the server. `older` are the other names, newest first.
    pub fn name<N: Copy>(&self, field: &FieldHistory, newest: N, older: &[N]) -> N {
        let not_reached =
            field.renamed.iter().rev().take_while(|renamed| !self.has(&renamed.since));
        not_reached.zip(older).last().map_or(newest, |(_, older)| *older)
    }

    /// Returns the first error.
    ///
    /// # Errors
    ///
    /// Returns an error if the server does not know a field that is not empty.
    pub(crate) fn finish(self) -> Result<(), EncodeError> {
        self.error.into_inner().map_or(Ok(()), Err)
    }

    /// Returns whether the server has a change of a field.
    fn has(&self, change: &VersionOrFeature) -> bool {
        let by_version = match self.deciding {
            Deciding::Unknown => true,
            Deciding::Version(decides) => change.version.is_some_and(|version| decides >= version),
            Deciding::NoVersion => false,
        };
        by_version || change.feature.is_some_and(|feature| self.supported.has_feature(feature))
    }

    /// Returns why the server does not know a field, if that is so.
    fn problem(&self, field: &FieldHistory) -> Option<Problem> {
        if self.deciding == Deciding::Unknown {
            return None;
        }
        let not_yet = field.since.filter(|since| !self.has(since)).map(Problem::NotYet);
        let no_longer = || field.until.filter(|until| self.has(until)).map(Problem::NoLonger);
        not_yet.or_else(no_longer)
    }

    /// Keeps the error about a field that the server does not know, if it is the first one.
    #[cold]
    fn refuse(&self, field: &FieldHistory, problem: &Problem) {
        self.error
            .get_or_init(|| EncodeError::new(field.place, field.name(), self.described(problem)));
    }

    fn described(&self, problem: &Problem) -> String {
        match (problem, self.deciding) {
            (Problem::NotYet(change), Deciding::Version(version)) => {
                format!("needs {}, but the server has version {version}", needed(change))
            }
            (Problem::NotYet(change), _) => {
                format!("needs {}, but no version of the server has the path", needed(change))
            }
            (
                Problem::NoLonger(VersionOrFeature { version: Some(removed), .. }),
                Deciding::Version(version),
            ) if version >= *removed => {
                format!("removed in version {removed}, but the server has version {version}")
            }
            (Problem::NoLonger(VersionOrFeature { feature, .. }), _) => {
                let feature = feature.unwrap_or_default();
                format!("removed by the feature `{feature}`, but the server has it")
            }
        }
    }
}

/// Why a server does not know a field.
enum Problem {
    /// The server does not have the change that added it.
    NotYet(VersionOrFeature),
    /// The server has the change that removed it.
    NoLonger(VersionOrFeature),
}

/// Returns what a server needs to have a change.
fn needed(VersionOrFeature { version, feature }: &VersionOrFeature) -> String {
    let version = version.map(|version| format!("version {version} or later"));
    let feature = feature.map(|feature| format!("the feature `{feature}`"));
    version.into_iter().chain(feature).collect::<Vec<_>>().join(" or ")
}
