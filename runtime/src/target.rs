//! The destination of requests.

use std::{fmt, sync::Arc};

#[cfg(feature = "tracing")]
use crate::PathReason;
use crate::{
    BaseUrlError, Metadata, PathChoice, PathError, SupportedVersions, UnstableFallback,
    base_url::BaseUrl,
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

impl Target {
    /// Creates a target from a base URL, which has a scheme, a host, and optionally a port and a path
    /// prefix. A trailing slash is ignored.
    ///
    /// # Errors
    ///
    /// Returns an error that names the part that is wrong if the string is not such a URL
    /// ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)), or if it has a query, a fragment, user
    /// information, or a path segment `.` or `..`.
    pub fn new(base_url: &str) -> Result<Self, BaseUrlError> {
        Ok(Self {
            base: Arc::new(BaseUrl::parse(base_url)?),
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
