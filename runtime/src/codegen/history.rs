//! Fields with a history.

use super::{
    message::MessageWriter,
    uri::{Destination, UriWriter},
    write::WriteRequest,
};
use crate::endpoint::field_history::Name;
pub use crate::endpoint::server_fields::ServerFields;
use crate::{FieldHistory, IntoHttpError, Place, Renamed, Version, VersionOrFeature};

/// Returns the history of a field of the body, which neither begins nor ends.
#[must_use]
pub const fn field_history(name: &'static str) -> FieldHistoryBuilder {
    FieldHistoryBuilder(FieldHistory::new(Name::Text(name)))
}

/// Returns the history of a header field whose definition names a constant.
#[must_use]
pub const fn header_history(name: fn() -> &'static str) -> FieldHistoryBuilder {
    FieldHistoryBuilder(FieldHistory::new(Name::Constant(name)))
}

/// Builds a [`FieldHistory`] in a constant.
#[derive(Clone, Copy, Debug)]
pub struct FieldHistoryBuilder(FieldHistory);

#[allow(missing_docs, reason = "a method sets the field of the same name")]
impl FieldHistoryBuilder {
    #[must_use]
    pub const fn place(mut self, place: Place) -> Self {
        self.0.place = place;
        self
    }

    #[must_use]
    pub const fn variant(mut self, name: &'static str) -> Self {
        self.0.variant = Some(name);
        self
    }

    #[must_use]
    pub const fn renamed(mut self, renamed: &'static [Renamed]) -> Self {
        self.0.renamed = renamed;
        self
    }

    #[must_use]
    pub const fn since(mut self, since: VersionOrFeature) -> Self {
        self.0.since = Some(since);
        self
    }

    #[must_use]
    pub const fn until(mut self, until: VersionOrFeature) -> Self {
        self.0.until = Some(until);
        self
    }

    #[must_use]
    pub const fn dropped(mut self) -> Self {
        self.0.is_dropped = true;
        self
    }

    #[must_use]
    pub const fn build(self) -> FieldHistory {
        self.0
    }
}

/// Returns a change of a field's name.
#[must_use]
pub const fn renamed(since: VersionOrFeature, from: &'static str) -> Renamed {
    Renamed { since, from }
}

/// Returns a version, a feature or both.
#[must_use]
pub const fn version_or_feature(
    version: Option<Version>,
    feature: Option<&'static str>,
) -> VersionOrFeature {
    VersionOrFeature { version, feature }
}

/// The parts of a request, some of whose fields depend on the server.
#[derive(Debug)]
pub struct ByServer<F>(F);

/// Describes the parts of a request with a function of what the server knows.
pub const fn by_server<F, T>(parts: F) -> ByServer<F>
where
    F: FnOnce(&ServerFields<'_>) -> T,
{
    ByServer(parts)
}

impl<C, F, T> WriteRequest<C> for ByServer<F>
where
    F: FnOnce(&ServerFields<'_>) -> T,
    T: WriteRequest<C>,
{
    fn write<'t>(
        self,
        destination: &Destination<'t, '_>,
        message: &mut MessageWriter,
    ) -> Result<UriWriter<'t>, IntoHttpError> {
        let Destination { metadata, target, .. } = *destination;
        let choice = target.choose_path(metadata)?;
        let server = target.fields(metadata, &choice);
        let parts = (self.0)(&server);
        server.finish()?;
        parts.write(&Destination { template: Some(choice.template), ..*destination }, message)
    }
}

/// Returns the newer one of two lists that are the same field, unless it is absent.
#[must_use]
pub fn newer_list<T>(newer: Vec<T>, older: Vec<T>) -> Vec<T> {
    if newer.is_empty() { older } else { newer }
}
