//! Where a request goes.

use std::{fmt, net::Ipv6Addr, sync::Arc};

use http::uri::{Authority, Scheme, Uri};

#[cfg(feature = "tracing")]
use crate::PathReason;
use crate::{
    Metadata, PathChoice, PathError, SupportedVersions, UnstableFallback,
    endpoint::path_template::is_pchar,
};

/// Where requests go: the base URL, parsed once, what the server supports, and how a path is
/// chosen.
///
/// Cheap to clone.
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
    /// The path that the caller names.
    path: Option<Arc<str>>,
}

pub(crate) struct BaseUrl {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
    /// Empty, or a path that begins with a slash and does not end with one.
    pub(crate) prefix: Box<str>,
}

impl Target {
    /// Parses the base URL: scheme, authority and an optional path prefix. A trailing slash is
    /// ignored. Nothing is known about the server's versions yet.
    ///
    /// # Errors
    ///
    /// A text that is not a URI ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)), or one
    /// without scheme or authority, or one with a query, a fragment or user information.
    pub fn new(base_url: &str) -> Result<Self, BaseUrlError> {
        // `http::Uri` would drop a fragment without a word.
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
        // Which would lead somewhere else once they are resolved.
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

    /// Sets what the server supports.
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

    /// Names the path that requests take, as the endpoint's definition writes it; what the server
    /// supports is not looked at.
    ///
    /// A request of an endpoint that never had this path is an error.
    #[must_use]
    pub fn with_path(mut self, path: &str) -> Self {
        self.path = Some(path.into());
        self
    }

    /// What the server supports.
    #[must_use]
    pub fn supported_versions(&self) -> &SupportedVersions {
        &self.supported
    }

    /// Chooses the path that a request of this endpoint takes.
    ///
    /// # Errors
    ///
    /// Where there is none: see [`VersionHistory::choose`](crate::VersionHistory::choose).
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

/// What is wrong with a text that does not parse: maybe no more than that it lacks a scheme.
fn without_scheme(base_url: &str) -> BaseUrlError {
    if !base_url.contains("://") && format!("https://{base_url}").parse::<Uri>().is_ok() {
        BaseUrlError::Scheme
    } else {
        BaseUrlError::NotAUri
    }
}

/// RFC 3986, section 3.1, which `http::Uri` does not check.
fn is_scheme(scheme: &Scheme) -> bool {
    let scheme = scheme.as_str();
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Section 3.2, likewise: a host that is not empty, and a port that is one.
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

/// Section 3.3: segments of `pchar`, with percent-encoding.
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

/// The base URL, without a trailing slash.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.base.scheme, self.base.authority, self.base.prefix)
    }
}

#[allow(clippy::missing_fields_in_debug, reason = "the base is there, by another name")]
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

/// What is wrong with a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is not a URI.
    NotAUri,
    /// It has no scheme.
    Scheme,
    /// It has no authority, or one without a host.
    Authority,
    /// It has user information, which has no place in an HTTP URI
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
