//! The versions that added, renamed and removed a field.

use std::fmt;

use crate::{Place, Version};

/// The history of a field of a message: the versions or features that added, renamed and removed it.
///
/// [`Endpoint::FIELD_HISTORIES`](crate::Endpoint::FIELD_HISTORIES),
/// [`EndpointResponse::FIELD_HISTORIES`](crate::EndpointResponse::FIELD_HISTORIES) and
/// [`EndpointError::FIELD_HISTORIES`](crate::EndpointError::FIELD_HISTORIES) list them. The
/// [guide](crate::field_history) describes how they are written and what they do.
///
/// ```
/// use pathlore::{Endpoint, Metadata, Place, Version, metadata, request, response};
///
/// const METADATA: Metadata = metadata! {
///     method: GET,
///     authentication: None,
///     history: { 1.0 => "/containers/json" }
/// };
///
/// #[request]
/// pub struct Request {
///     #[api(query, since = 1.22)]
///     pub filters: Option<String>,
/// }
///
/// #[response]
/// pub struct Response {}
///
/// let [filters] = Request::FIELD_HISTORIES else { panic!("there is one") };
/// assert_eq!((filters.place, filters.name()), (Place::Query, "filters"));
/// assert_eq!(filters.since.and_then(|since| since.version), Some(Version::new(1, 22)));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FieldHistory {
    /// The variant that has the field, if the message is an enum.
    pub variant: Option<&'static str>,
    /// The part of the message that the field is in.
    pub place: Place,
    name: Name,
    /// The older names, oldest first.
    pub renamed: &'static [Renamed],
    /// What added the field, unless it is as old as the endpoint.
    pub since: Option<VersionOrFeature>,
    /// What removed the field.
    pub until: Option<VersionOrFeature>,
    /// Whether the field is left out for servers that do not know it. Otherwise a value for such a
    /// server is an error.
    pub is_dropped: bool,
}

/// A change of a field's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renamed {
    /// What changed the name.
    pub since: VersionOrFeature,
    /// The name until then.
    pub from: &'static str,
}

/// A version, a feature or both, by which a server says that it has a change of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VersionOrFeature {
    /// The version that has the change, as later ones do.
    pub version: Option<Version>,
    /// The feature by which a server says that it has the change before it supports the version.
    pub feature: Option<&'static str>,
}

/// The newest name of a field.
#[derive(Clone, Copy)]
pub(crate) enum Name {
    Text(&'static str),
    /// The name of a header field whose definition names a constant.
    Constant(fn() -> &'static str),
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}

impl Name {
    fn text(self) -> &'static str {
        match self {
            Self::Text(text) => text,
            Self::Constant(text) => text(),
        }
    }
}

impl FieldHistory {
    pub(crate) const fn new(name: Name) -> Self {
        Self {
            variant: None,
            place: Place::Body,
            name,
            renamed: &[],
            since: None,
            until: None,
            is_dropped: false,
        }
    }

    /// Returns the newest name of the field in the message.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name.text()
    }

    /// Returns the oldest version in the history. All have the same form.
    pub(crate) const fn first_version(&self) -> Option<Version> {
        if let Some(VersionOrFeature { version: Some(version), .. }) = self.since {
            return Some(version);
        }
        let mut renamed = self.renamed;
        while let [first, rest @ ..] = renamed {
            if let Some(version) = first.since.version {
                return Some(version);
            }
            renamed = rest;
        }
        match self.until {
            Some(until) => until.version,
            None => None,
        }
    }
}
