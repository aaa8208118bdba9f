//! The destination of requests.

use std::{fmt, net::Ipv6Addr, sync::Arc};

use http::uri::{Authority, Scheme, Uri};

#[cfg(feature = "tracing")]
use crate::PathReason;
use crate::{
    Metadata, PathChoice, PathError, SupportedVersions, UnstableFallback,
    endpoint::path_template::is_pchar,
};

/// The destination of requests: the base URL of a server, the versions and features that the server
/// supports, and the policy for choosing a path.
///
/// The base URL is parsed once. Clones share all data.
///
/// ```
/// use pathlore::{SupportedVersions, Target, UnstableFallback};
///
/// let target = Target::new("https://matrix.example.org/prefix/")
///     .unwrap()
///     .with_supported_versions(SupportedVersions::from_versions(["v1.7"]))
///     .with_unstable_fallback(UnstableFallback::Deny);
/// assert_eq!(target.to_string(), "https://matrix.example.org/prefix");
/// ```
#[derive(Clone)]
pub struct Target {
    base: Arc<BaseUrl>,
    supported: Arc<SupportedVersions>,
    unstable_fallback: UnstableFallback,
    /// The path that [`with_path`](Self::with_path) set.
    path: Option<Arc<str>>,
}

pub(crate) struct BaseUrl {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
    /// Empty, or a path that starts with a slash and does not end with one.
    pub(crate) prefix: Box<str>,
}

impl Target {
    /// Creates a target from a base URL, which has a scheme, an authority and optionally a path
    /// prefix. A trailing slash is ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not a URI
    /// ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)), if it has no scheme or authority, or if
    /// it has a query, a fragment or user information.
    pub fn new(base_url: &str) -> Result<Self, BaseUrlError> {
        // `http::Uri` silently drops a fragment.
        if base_url.contains('#') {
            return Err(BaseUrlError::Fragment);
        }
        if base_url.contains('?') {
            return Err(BaseUrlError::Query);
        }
        let parts = base_url.parse::<Uri>().map_err(|_| without_scheme(base_url))?.into_parts();
        let scheme = parts.scheme.filter(is_scheme).ok_or(BaseUrlError::Scheme)?;
        let authority = parts.authority.ok_or(BaseUrlError::Authority)?;
        if authority.as_str().contains('@') {
            return Err(BaseUrlError::UserInformation);
        }
        if !has_host_and_port(&authority) {
            return Err(BaseUrlError::Authority);
        }
        let path = parts.path_and_query.as_ref().map_or("", |path| path.path());
        let prefix = path.trim_end_matches('/');
        // Dot segments would lead to another path once they are resolved.
        if !is_path(prefix) || prefix.split('/').any(|segment| matches!(segment, "." | "..")) {
            return Err(BaseUrlError::NotAUri);
        }
        Ok(Self {
            base: Arc::new(BaseUrl { scheme, authority, prefix: prefix.into() }),
            supported: Arc::default(),
            unstable_fallback: UnstableFallback::default(),
            path: None,
        })
    }

    /// Sets the versions and features that the server supports.
    #[must_use]
    pub fn with_supported_versions(mut self, supported: SupportedVersions) -> Self {
        self.supported = Arc::new(supported);
        self
    }

    /// Sets whether a request may use the last unstable path of its endpoint if nothing indicates
    /// that the server has any of the endpoint's paths. The default is [`UnstableFallback::Allow`].
    #[must_use]
    pub fn with_unstable_fallback(mut self, fallback: UnstableFallback) -> Self {
        self.unstable_fallback = fallback;
        self
    }

    /// Sets the path that requests take, whatever the server supports. `path` is written as in the
    /// endpoint's definition.
    ///
    /// If an endpoint has versions and never had this path, creating a request is an error.
    #[must_use]
    pub fn with_path(mut self, path: &str) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Returns the versions and features that the server supports.
    #[must_use]
    pub fn supported_versions(&self) -> &SupportedVersions {
        &self.supported
    }

    /// Chooses the path of a request.
    ///
    /// # Errors
    ///
    /// Returns an error if the endpoint has no path for the server, see
    /// [`VersionHistory::choose`](crate::VersionHistory::choose), or never had the path that
    /// [`with_path`](Self::with_path) set.
    pub fn choose_path(&self, metadata: &Metadata) -> Result<PathChoice, PathError> {
        let choice = match &self.path {
            None => metadata.history.choose(&self.supported, self.unstable_fallback),
            Some(path) => metadata.history.named(path),
        }?;
        #[cfg(feature = "tracing")]
        trace(&choice);
        Ok(choice)
    }

    pub(crate) fn base(&self) -> &BaseUrl {
        &self.base
    }
}

/// Returns the error for a string that does not parse, perhaps only because it has no scheme.
fn without_scheme(base_url: &str) -> BaseUrlError {
    if !base_url.contains("://") && format!("https://{base_url}").parse::<Uri>().is_ok() {
        BaseUrlError::Scheme
    } else {
        BaseUrlError::NotAUri
    }
}

/// Checks a scheme (RFC 3986, section 3.1), which `http::Uri` does not.
fn is_scheme(scheme: &Scheme) -> bool {
    let scheme = scheme.as_str();
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Checks that the host is not empty and that the port is a number (RFC 3986, section 3.2), which
/// `http::Uri` does not.
fn has_host_and_port(authority: &Authority) -> bool {
    let host = authority.host();
    let address = host.strip_prefix('[').map(|rest| rest.strip_suffix(']'));
    let is_host = match address {
        Some(address) => address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok()),
        None => !host.is_empty(),
    };
    let port = authority.as_str().strip_prefix(host);
    is_host && (port == Some("") || authority.port_u16().is_some())
}

/// Checks that segments consist of `pchar` (RFC 3986, section 3.3).
fn is_path(path: &str) -> bool {
    let mut pieces = path.split('%');
    let is_literal = |piece: &str| piece.bytes().all(|byte| byte == b'/' || is_pchar(byte));
    pieces.next().is_none_or(is_literal)
        && pieces.all(|piece| {
            piece.get(..2).is_some_and(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()))
                && is_literal(piece)
        })
}

#[cfg(feature = "tracing")]
fn trace(choice: &PathChoice) {
    let path = choice.template.as_str();
    if let Some(deprecation) = choice.deprecation {
        tracing::warn!(path, since = %deprecation.since, "the endpoint is deprecated");
    }
    if choice.reason == PathReason::UnstableFallback {
        tracing::info!(path, "the request takes an unstable path");
    }
}

/// Prints the base URL, without a trailing slash.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.base.scheme, self.base.authority, self.base.prefix)
    }
}

#[allow(clippy::missing_fields_in_debug, reason = "the base is printed as a URL")]
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target")
            .field("base_url", &format_args!("{self}"))
            .field("supported", &self.supported)
            .field("unstable_fallback", &self.unstable_fallback)
            .field("path", &self.path)
            .finish()
    }
}

/// The error when a string is not a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is not a URI.
    NotAUri,
    /// It has no scheme.
    Scheme,
    /// It has no authority, or one without a host.
    Authority,
    /// It has user information, which is not allowed in HTTP URIs
    /// ([RFC 9110, section 4.2.4](https://www.rfc-editor.org/rfc/rfc9110#section-4.2.4)).
    UserInformation,
    /// It has a query.
    Query,
    /// It has a fragment.
    Fragment,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("base URL: ")?;
        f.write_str(match self {
            Self::NotAUri => "not a URI",
            Self::Scheme => "expected a scheme, as in `https://example.org`",
            Self::Authority => "expected a host after the scheme, as in `https://example.org`",
            Self::UserInformation => "user information is not allowed",
            Self::Query => "a query is not allowed",
            Self::Fragment => "a fragment is not allowed",
        })
    }
}

impl std::error::Error for BaseUrlError {}
