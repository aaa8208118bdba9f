//! The destination of requests.

use std::{fmt, sync::Arc};

use self::options::Options;
use crate::{
    BaseUrlError, Metadata, ParseVersionError, PathChoice, PathError, SupportedVersions,
    UnstableFallback, Version, VersionCarrier,
    base_url::BaseUrl,
    endpoint::{carrier::Carried, server_fields::ServerFields},
};
#[cfg(feature = "tracing")]
use crate::{DeprecationScope, PathReason};

mod options;

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
    /// What most targets do not set.
    options: Option<Arc<Options>>,
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
            options: None,
        })
    }

    /// Sets the versions and features that the server supports.
    #[must_use]
    pub fn with_supported_versions(mut self, supported: SupportedVersions) -> Self {
        self.supported = Arc::new(supported);
        match self.options {
            None => self,
            Some(_) => self.with_options(|_| {}),
        }
    }

    /// Sets the version that requests use, for APIs whose servers do not list their versions. Paths
    /// are chosen as if the server supported this version and no other one, whatever
    /// [`with_supported_versions`](Self::with_supported_versions) sets. Features still count.
    ///
    /// ```
    /// use pathlore::Target;
    ///
    /// let target = Target::new("https://api.example.org")?.with_version("2.0")?;
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not a [`Version`](crate::Version).
    pub fn with_version(self, version: &str) -> Result<Self, ParseVersionError> {
        let version = version.parse()?;
        Ok(self.with_options(|options| options.version = Some(version)))
    }

    /// Makes requests carry the version of the API: the one that [`with_version`](Self::with_version)
    /// sets, or the newest version of the server that is not newer than `newest`, the newest version
    /// that the caller's API crate knows. Paths are chosen for this version alone.
    ///
    /// If there is no such version, every request to an endpoint with versions is the error
    /// [`PathError::NoVersion`](crate::PathError::NoVersion), even if [`with_path`](Self::with_path) names
    /// the path. A header field that other parts of a message need, such as `Authorization`, `Content-Type`,
    /// `Host` and the fields of the connection, cannot carry a version: sending a request is an error then.
    ///
    /// Requests to endpoints without versions carry none. Requests that are written by hand carry a
    /// header field only if they add it, see
    /// [`UriBuilder::version_header`](crate::by_hand::UriBuilder::version_header).
    ///
    /// ```
    /// # use pathlore::{Metadata, OutgoingRequest, metadata, request, response};
    /// use pathlore::{SupportedVersions, Target, Version, VersionCarrier, http::HeaderName};
    ///
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, authentication: None, history: { 2022-11-28 => "/rooms" }
    /// # };
    /// # #[request] pub struct Request {}
    /// # #[response] pub struct Response {}
    /// let name = HeaderName::from_static("x-example-api-version");
    /// let newest = Version::date(2026, 3, 10).expect("a date");
    /// let target = Target::new("https://api.example.org")?
    ///     .with_supported_versions(SupportedVersions::from_versions(["2022-11-28", "2027-01-01"]))
    ///     .with_version_carrier(VersionCarrier::Header(name), newest);
    ///
    /// let request = Request {}.to_http_request(&target, ())?;
    /// assert_eq!(request.headers()["x-example-api-version"], "2022-11-28");
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_version_carrier(self, carrier: VersionCarrier, newest: Version) -> Self {
        self.with_options(|options| options.carrier = Some((carrier, newest)))
    }

    /// Sets a function that is called with each path that a request takes, for example to be told of
    /// deprecated endpoints. It replaces the function that was set before.
    ///
    /// [`to_http_request_with_choice`](crate::OutgoingRequest::to_http_request_with_choice) returns
    /// the choice with the request instead.
    ///
    /// ```
    /// # use pathlore::{Metadata, SupportedVersions, metadata};
    /// use pathlore::Target;
    ///
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, authentication: None, history: { 1.0 => "/rooms", 1.1 => deprecated }
    /// # };
    /// let target = Target::new("https://example.org")?
    /// #   .with_supported_versions(SupportedVersions::from_versions(["1.1"]))
    ///     .with_choice_hook(|metadata, choice| {
    ///         if let Some(deprecation) = choice.deprecation {
    ///             let name = metadata.name.unwrap_or(choice.template.as_str());
    ///             eprintln!("{name} is deprecated since version {}", deprecation.since);
    ///         }
    ///     });
    /// # target.choose_path(&METADATA)?;
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_choice_hook(
        self,
        hook: impl Fn(&Metadata, &PathChoice) + Send + Sync + 'static,
    ) -> Self {
        self.with_options(|options| options.hook = Some(Arc::new(hook)))
    }

    /// Changes the options, which depend on the supported versions.
    fn with_options(mut self, change: impl FnOnce(&mut Options)) -> Self {
        let mut options = self.options.as_deref().cloned().unwrap_or_default();
        change(&mut options);
        options.update(&self.supported);
        self.options = Some(Arc::new(options));
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
        let choice = self.find_path(metadata)?;
        #[cfg(feature = "tracing")]
        trace(&choice);
        if let Some(hook) = self.options.as_ref().and_then(|options| options.hook.as_ref()) {
            hook(metadata, &choice);
        }
        Ok(choice)
    }

    /// Chooses the path. Neither the hook nor `tracing` learns of it.
    pub(crate) fn find_path(&self, metadata: &Metadata) -> Result<PathChoice, PathError> {
        let history = &metadata.history;
        match &self.path {
            None => history.choose(self.deciding_versions(), self.unstable_fallback),
            Some(path) => history.named_for(path, self.deciding_versions()),
        }
    }

    /// Returns the versions and features for which paths are chosen.
    fn deciding_versions(&self) -> &SupportedVersions {
        let pinned = self.options.as_ref().and_then(|options| options.supported.as_ref());
        pinned.unwrap_or(&self.supported)
    }

    /// Returns which fields of a request that takes a path the server knows.
    pub(crate) fn fields(&self, metadata: &Metadata, choice: &PathChoice) -> ServerFields<'_> {
        metadata.history.server_fields(choice, self.deciding_versions())
    }

    /// Returns the version that a request to an endpoint carries.
    pub(crate) fn carried(&self, metadata: &Metadata) -> Result<Option<Carried<'_>>, PathError> {
        self.options.as_ref().map_or(Ok(None), |options| options.carried(metadata))
    }

    pub(crate) fn base(&self) -> &BaseUrl {
        &self.base
    }
}

#[cfg(feature = "tracing")]
fn trace(choice: &PathChoice) {
    let path = choice.template.as_str();
    if let Some(deprecation) = choice.deprecation {
        let message = match deprecation.scope {
            DeprecationScope::Endpoint => "the endpoint is deprecated",
            DeprecationScope::Path => "the path is deprecated",
        };
        tracing::warn!(path, since = %deprecation.since, "{message}");
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
            .field("version", &self.options.as_ref().and_then(|options| options.version))
            .field("carrier", &self.options.as_ref().and_then(|options| options.carrier.as_ref()))
            .finish()
    }
}
