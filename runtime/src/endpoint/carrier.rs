//! Versions that travel outside of the path.

use std::borrow::Cow;

use http::{
    HeaderMap, HeaderName, HeaderValue, Request, Uri,
    header::{
        AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, PROXY_AUTHORIZATION,
        TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
    },
    uri::{InvalidUri, PathAndQuery},
};

use crate::{
    DecodeError, DecodeErrorKind, EncodeError, Place, Version,
    auth::QUERY_PARAMETER as ACCESS_TOKEN,
    format::{form, json::message::DUPLICATE},
    percent,
};

/// Where requests carry the version of the API, if the paths of the API do not contain it.
///
/// [`Target::with_version_carrier`](crate::Target::with_version_carrier) makes requests carry it, and
/// [`take`](Self::take) reads it in a server.
///
/// ```
/// use pathlore::{
///     IncomingRequest, Metadata, OutgoingRequest, Target, Version, VersionCarrier, metadata, request,
///     response,
/// };
///
/// const METADATA: Metadata = metadata! {
///     method: GET,
///     authentication: None,
///     history: { 1.24 => "/containers/json" }
/// };
///
/// #[request]
/// pub struct Request {}
///
/// #[response]
/// pub struct Response {}
///
/// // Client
/// let target = Target::new("http://localhost:2375")?
///     .with_version_carrier(VersionCarrier::PathPrefix, Version::new(1, 45))
///     .with_version("1.41")?;
/// let mut request = Request {}.to_http_request(&target, ())?;
/// assert_eq!(request.uri(), "http://localhost:2375/v1.41/containers/json");
///
/// // Server
/// let version = VersionCarrier::PathPrefix.take(&mut request)?;
/// assert_eq!(version, Some(Version::new(1, 41)));
/// assert_eq!(request.uri(), "http://localhost:2375/containers/json");
/// let request = Request::from_http_request(&request)?;
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VersionCarrier {
    /// A header field: `x-github-api-version: 2022-11-28`. It is an error to send or to take the version if
    /// the name is that of a field with another meaning: `Authorization`, `Proxy-Authorization`, `Cookie`,
    /// `Content-Type`, `Content-Length`, `Host`, and the fields of the connection (RFC 9110, section 7.6.1).
    Header(HeaderName),
    /// A query parameter: `?api-version=2024-10-01`. It is an error to send or to take the version if the name
    /// is `access_token`, or to send it if the authentication scheme of the endpoint reads such a parameter.
    Query(Cow<'static, str>),
    /// The first segment of the path, with a `v`: `/v1.41/containers/json`. The paths of endpoints
    /// without versions must not begin with such a segment.
    PathPrefix,
}

impl VersionCarrier {
    /// Removes the version from a request and returns it. Returns `None` if the request carries none.
    ///
    /// A server calls this before it looks for the endpoint of the request. It may answer a version
    /// that it does not have as its API says.
    /// [`VersionHistory::paths_in`](crate::VersionHistory::paths_in) returns the paths that an
    /// endpoint has in the version.
    ///
    /// # Errors
    ///
    /// Returns an error if the header field or the query parameter is not a version, or is repeated, or if
    /// it cannot carry a version.
    /// A path that does not begin with a version carries none.
    pub fn take<B>(&self, request: &mut Request<B>) -> Result<Option<Version>, DecodeError> {
        match self {
            Self::Header(name) if is_reserved(name) => {
                let kind = DecodeErrorKind::Unexpected;
                Err(DecodeError::new(Place::Header, name.to_string(), kind, RESERVED))
            }
            Self::Query(name) if name == ACCESS_TOKEN => {
                let kind = DecodeErrorKind::Unexpected;
                Err(DecodeError::new(Place::Query, name.to_string(), kind, RESERVED))
            }
            Self::Header(name) => take_header(name, request.headers_mut()),
            Self::Query(name) => take_parameter(name, request.uri_mut()),
            Self::PathPrefix => Ok(take_prefix(request.uri_mut())),
        }
    }
}

pub(crate) const RESERVED: &str = "the field cannot carry the version of the API";

/// Returns whether a header field has a meaning that excludes a version.
fn is_reserved(name: &HeaderName) -> bool {
    const NAMES: [HeaderName; 11] = [
        AUTHORIZATION,
        CONNECTION,
        CONTENT_LENGTH,
        CONTENT_TYPE,
        COOKIE,
        HOST,
        PROXY_AUTHORIZATION,
        TE,
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
    ];
    NAMES.contains(name) || matches!(name.as_str(), "keep-alive" | "proxy-connection")
}

fn take_header(name: &HeaderName, headers: &mut HeaderMap) -> Result<Option<Version>, DecodeError> {
    let mut lines = headers.get_all(name).iter();
    let Some(value) = lines.next() else { return Ok(None) };
    if lines.next().is_some() {
        let (field, kind) = (name.to_string(), DecodeErrorKind::Unexpected);
        return Err(DecodeError::new(Place::Header, field, kind, DUPLICATE));
    }
    let version = value.to_str().ok().and_then(|value| value.parse().ok());
    let version = version.ok_or_else(|| no_version(Place::Header, name.to_string()))?;
    headers.remove(name);
    Ok(Some(version))
}

fn take_parameter(name: &str, uri: &mut Uri) -> Result<Option<Version>, DecodeError> {
    let Some(value) = form::find(uri.query(), name)? else { return Ok(None) };
    let version = value.parse().map_err(|_| no_version(Place::Query, name.to_owned()))?;
    let query = uri.query().unwrap_or_default();
    let is_other = |pair: &&str| {
        let key = pair.split_once('=').map_or(*pair, |(key, _)| key);
        percent::decode(key, b' ') != name.as_bytes()
    };
    let others: Vec<&str> = query.split('&').filter(is_other).collect();
    let separator = if others.is_empty() { "" } else { "?" };
    let path_and_query = format!("{}{separator}{}", uri.path(), others.join("&"));
    replace(uri, path_and_query);
    Ok(Some(version))
}

fn take_prefix(uri: &mut Uri) -> Option<Version> {
    let path = uri.path().strip_prefix('/')?;
    let (segment, rest) = path.find('/').map_or((path, "/"), |slash| path.split_at(slash));
    // `Version` may begin with a `v` as well.
    let number = segment.strip_prefix('v').filter(|number| !number.starts_with('v'))?;
    let version = number.parse().ok()?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path_and_query = format!("{rest}{query}");
    replace(uri, path_and_query);
    Some(version)
}

/// Replaces the path and the query.
fn replace(uri: &mut Uri, path_and_query: String) {
    let mut parts = std::mem::take(uri).into_parts();
    let shorter: Result<_, InvalidUri> = PathAndQuery::from_maybe_shared(path_and_query);
    // It consists of parts of a URI.
    parts.path_and_query = shorter.ok().or(parts.path_and_query);
    *uri = Uri::from_parts(parts).unwrap_or_default();
}

fn no_version(place: Place, field: String) -> DecodeError {
    DecodeError::new(place, field, DecodeErrorKind::Invalid, "expected a version")
}

/// A version that a request carries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Carried<'t> {
    pub(crate) carrier: &'t VersionCarrier,
    pub(crate) version: Version,
}

impl Carried<'_> {
    /// Checks that the header field or the parameter may carry a version.
    pub(crate) fn check(self) -> Result<Self, EncodeError> {
        match self.carrier {
            VersionCarrier::Header(name) if is_reserved(name) => {
                Err(EncodeError::new(Place::Header, name.to_string(), RESERVED))
            }
            VersionCarrier::Query(name) if name == ACCESS_TOKEN => {
                Err(EncodeError::new(Place::Query, name.to_string(), RESERVED))
            }
            _ => Ok(self),
        }
    }

    /// Returns the segment before the path.
    pub(crate) fn prefix(self) -> Option<String> {
        match self.carrier {
            VersionCarrier::PathPrefix => Some(format!("/v{}", self.version)),
            _ => None,
        }
    }

    /// Returns the query parameter.
    pub(crate) fn parameter(&self) -> Option<(&str, String)> {
        match self.carrier {
            VersionCarrier::Query(name) => Some((name, self.version.to_string())),
            _ => None,
        }
    }

    /// Returns the header field.
    pub(crate) fn header(&self) -> Option<(&HeaderName, HeaderValue)> {
        match self.carrier {
            VersionCarrier::Header(name) => {
                let value = HeaderValue::try_from(self.version.to_string()).ok()?;
                Some((name, value))
            }
            _ => None,
        }
    }
}
