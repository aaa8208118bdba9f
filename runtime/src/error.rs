//! The errors, each with the place it arose.
//!
//! None of them holds or prints a value that came over the wire.

use std::{borrow::Cow, error::Error, fmt};

use http::StatusCode;

use crate::{SupportedVersions, Version, VersionHistory};

/// The part of a message that an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// An argument in the path.
    Path,
    /// A parameter in the query.
    Query,
    /// A header field.
    Header,
    /// The body, or a field in it.
    Body,
}

/// Where in a message an error arose: the part, and what in it.
///
/// Prints as ``body field `auth.session` ``, ``query parameter `limit` ``, ``path argument
/// `room_id` ``, ``header field `x-id` ``, or without a name as `body` and `query`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) place: Place,
    pub(crate) field: Cow<'static, str>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = match self.place {
            Place::Path => ("path", "path argument"),
            Place::Query => ("query", "query parameter"),
            Place::Header => ("header", "header field"),
            Place::Body => ("body", "body field"),
        };
        if self.field.is_empty() {
            f.write_str(whole)
        } else {
            write!(f, "{part} `{}`", self.field)
        }
    }
}

/// A part of a message does not have the form that the definition gives it.
///
/// `Display` prints where and what was expected: ``body field `auth.session`: expected a
/// string``. The value itself is neither kept nor printed, nor is any text of a hand-written
/// `Deserialize` or `FromStr`, which might repeat it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    location: Location,
    kind: DecodeErrorKind,
    detail: Cow<'static, str>,
}

/// What kind of a [`DecodeError`] it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The text is not what its format asks for: not JSON, not UTF-8.
    Malformed,
    /// Something required is not there.
    Missing,
    /// Something is there that must not be: unknown where unknown fields are denied, or given
    /// twice.
    Unexpected,
    /// A value of another type, or outside of what the type allows.
    Invalid,
}

impl DecodeError {
    /// An error of a hand-written implementation. Neither `field` nor `detail` may hold a value
    /// that came over the wire.
    #[must_use]
    pub fn new(
        place: Place,
        field: impl Into<Cow<'static, str>>,
        kind: DecodeErrorKind,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { location: Location { place, field: field.into() }, kind, detail: detail.into() }
    }

    /// The error about a part that was not read to its end. A constant: code that can neither call
    /// nor panic needs no code that drops what it holds.
    pub(crate) const fn incomplete(place: Place) -> Self {
        let location = Location { place, field: Cow::Borrowed("") };
        Self { location, kind: DecodeErrorKind::Missing, detail: Cow::Borrowed("missing") }
    }

    /// The part of the message.
    #[must_use]
    pub fn place(&self) -> Place {
        self.location.place
    }

    /// The name of the path argument, query parameter or header field, or the path of the field
    /// in the body, as in `auth.identifiers[2].type`. Empty where it is the whole part.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.location.field
    }

    /// What kind of an error it is.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// What was expected, without the place.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.detail)
    }
}

impl Error for DecodeError {}

/// An `http::Request` could not be read as the request of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpRequestError {
    /// The method is not the endpoint's.
    Method,
    /// The path is none of the endpoint's.
    Path,
    /// A part of the message does not have the form that the definition gives it.
    Decode(DecodeError),
}

impl FromHttpRequestError {
    /// The status to answer with: 405, 404 or 400.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Path => StatusCode::NOT_FOUND,
            Self::Decode(_) => StatusCode::BAD_REQUEST,
        }
    }
}

impl fmt::Display for FromHttpRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Method => f.write_str("the method is not the endpoint's"),
            Self::Path => f.write_str("the path is none of the endpoint's"),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl Error for FromHttpRequestError {}

impl From<DecodeError> for FromHttpRequestError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// An `http::Response` was not the response of the endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpResponseError<E> {
    /// The server answered with an error.
    Endpoint(E),
    /// The server answered with a success that does not have the form that the definition gives
    /// it.
    Decode(DecodeError),
}

impl<E: fmt::Display> fmt::Display for FromHttpResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl<E: Error> Error for FromHttpResponseError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // `Display` prints the error itself, so the chain goes on behind it.
            Self::Endpoint(error) => error.source(),
            Self::Decode(_) => None,
        }
    }
}

impl<E> From<DecodeError> for FromHttpResponseError<E> {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// A request or response could not be written as an HTTP message.
#[derive(Debug)]
#[non_exhaustive]
pub enum IntoHttpError {
    /// The endpoint has no path for the server.
    Path(PathError),
    /// A value cannot be carried in the place that the definition gives it.
    Encode(EncodeError),
    /// The URI is longer than `http::Uri` takes, 65,534 bytes, or is not one.
    Uri,
    /// The credentials cannot be carried, or could not be made.
    Credentials(CredentialsError),
}

impl fmt::Display for IntoHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Uri => f.write_str("the URI is too long"),
            Self::Credentials(error) => error.fmt(f),
        }
    }
}

impl Error for IntoHttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Credentials(error) => error.source(),
            _ => None,
        }
    }
}

impl From<PathError> for IntoHttpError {
    fn from(error: PathError) -> Self {
        Self::Path(error)
    }
}

impl From<EncodeError> for IntoHttpError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

impl From<CredentialsError> for IntoHttpError {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}

/// A value cannot be carried in the place that the definition gives it.
///
/// `Display` prints where and why: ``path argument `room_id`: an empty text, `.` and `..` cannot
/// be carried in a path``.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    location: Location,
    detail: Cow<'static, str>,
}

impl EncodeError {
    /// An error of a hand-written implementation. Neither `field` nor `detail` may hold the value.
    #[must_use]
    pub fn new(
        place: Place,
        field: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { location: Location { place, field: field.into() }, detail: detail.into() }
    }

    /// The part of the message.
    #[must_use]
    pub fn place(&self) -> Place {
        self.location.place
    }

    /// The name of the path argument, query parameter or header field. Empty where it is the
    /// whole part.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.location.field
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.detail)
    }
}

impl Error for EncodeError {}

/// An endpoint has no path for a server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathError {
    /// All of the server's versions are at or past this one, which removed the endpoint.
    EndpointRemoved(Version),
    /// The server has none of the versions and features that the endpoint needs.
    NoPath {
        /// The version that brought the endpoint's first stable path.
        needed: Option<Version>,
        /// The features by which the endpoint's paths may be had.
        features: Box<[&'static str]>,
        /// The versions that the server has, oldest first.
        server: Box<[Version]>,
    },
    /// The caller named a path that the endpoint never had.
    UnknownPath(Box<str>),
}

impl PathError {
    pub(crate) fn no_path(history: &VersionHistory, supported: &SupportedVersions) -> Self {
        let mut features: Vec<&str> = Vec::new();
        for feature in history.features() {
            // Paths may share a feature.
            if !features.contains(&feature) {
                features.push(feature);
            }
        }
        Self::NoPath {
            needed: history.added_in(),
            features: features.into(),
            server: supported.versions().collect(),
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndpointRemoved(version) => {
                write!(f, "the endpoint was removed in version {version}")
            }
            Self::NoPath { needed, features, server } => {
                f.write_str("the endpoint needs ")?;
                let mut or = "";
                if let Some(version) = needed {
                    write!(f, "version {version} or later")?;
                    or = " or ";
                }
                for feature in features {
                    write!(f, "{or}the feature `{feature}`")?;
                    or = " or ";
                }
                if or.is_empty() {
                    f.write_str("an unstable path")?;
                }
                f.write_str(", but the server has ")?;
                match &**server {
                    [] => f.write_str("no known version"),
                    [only] => write!(f, "version {only}"),
                    [first, others @ ..] => {
                        write!(f, "versions {first}")?;
                        others.iter().try_for_each(|version| write!(f, ", {version}"))
                    }
                }
            }
            Self::UnknownPath(path) => write!(f, "the endpoint never had the path `{path}`"),
        }
    }
}

impl Error for PathError {}

/// The credentials of a request cannot be carried, or could not be made.
#[derive(Debug)]
pub struct CredentialsError {
    detail: &'static str,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl CredentialsError {
    /// What is wrong, in words that hold nothing secret.
    #[must_use]
    pub const fn new(detail: &'static str) -> Self {
        Self { detail, source: None }
    }

    /// As [`new`](Self::new), with the error that was the cause. It is shown to whoever walks the
    /// chain of sources, so it must hold nothing secret either.
    #[must_use]
    pub fn with_source(
        detail: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self { detail, source: Some(source.into()) }
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "credentials: {}", self.detail)
    }
}

impl Error for CredentialsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A request does not present the credentials that its endpoint asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthenticationError {
    /// It presents none.
    Missing,
    /// What it presents cannot be read; the text says why.
    Malformed(&'static str),
}

impl AuthenticationError {
    /// The status to answer with: 401.
    #[must_use]
    pub fn status(self) -> StatusCode {
        StatusCode::UNAUTHORIZED
    }
}

impl fmt::Display for AuthenticationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("credentials: missing"),
            Self::Malformed(detail) => write!(f, "credentials: {detail}"),
        }
    }
}

impl Error for AuthenticationError {}
