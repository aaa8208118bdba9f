//! An endpoint's description as data.

use http::Method;

use crate::{PathTemplate, VersionHistory};

/// What an endpoint is: its method, its paths and how a caller authenticates.
///
/// Values are made by [`metadata!`](crate::metadata!), which checks them when it is compiled.
///
/// ```
/// use pathlore::{Authentication, Metadata, Version, http::Method, metadata};
///
/// const METADATA: Metadata = metadata! {
///     method: POST,
///     rate_limited: false,
///     authentication: AccessToken,
///     history: {
///         1.0 => "/_matrix/client/r0/logout",
///         1.1 => "/_matrix/client/v3/logout",
///     }
/// };
///
/// assert_eq!(METADATA.method, Method::POST);
/// assert_eq!(METADATA.authentication, Authentication::AccessToken);
/// assert_eq!(METADATA.history.added_in(), Some(Version::new(1, 0)));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Metadata {
    /// The request method ([RFC 9110, section 9](https://www.rfc-editor.org/rfc/rfc9110#section-9)).
    pub method: Method,
    /// Whether the API's specification asks servers to limit the rate of requests.
    pub rate_limited: bool,
    /// How a caller authenticates.
    pub authentication: Authentication,
    /// Every path that the endpoint ever had.
    pub history: VersionHistory,
    /// A short name, for people and for generated documents.
    pub name: Option<&'static str>,
    /// A sentence on what the endpoint does, for people and for generated documents.
    pub description: Option<&'static str>,
    pub(crate) generated: Generated,
}

/// What constant assertions need, and cannot compute from the rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Generated {
    /// Whether a request with this method may have a body: `Method` has no constant comparison.
    pub(crate) allows_body: bool,
    /// Whether a request without body fields sends `{}`: POST, PUT and PATCH do.
    pub(crate) sends_empty_object: bool,
    /// `metadata!` has reported errors: assertions about this value must not add to them.
    pub(crate) broken: bool,
}

impl Metadata {
    /// The names of the placeholders in the endpoint's paths, in the order of the oldest path.
    ///
    /// All paths of an endpoint hold the same placeholders.
    #[must_use]
    pub const fn placeholders(&self) -> &'static [&'static str] {
        self.history.placeholders()
    }

    /// The path templates of the endpoint, oldest first: what a server routes.
    ///
    /// ```
    /// # use pathlore::{Metadata, metadata};
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, rate_limited: false, authentication: None,
    /// #     history: { 1.0 => "/r0/rooms/{room_id}", 1.1 => "/v3/rooms/{room_id}" }
    /// # };
    /// let routes: Vec<&str> = METADATA.paths().map(|path| path.as_str()).collect();
    /// assert_eq!(routes, ["/r0/rooms/{room_id}", "/v3/rooms/{room_id}"]);
    /// ```
    #[must_use]
    pub fn paths(
        &self,
    ) -> impl DoubleEndedIterator<Item = &'static PathTemplate> + ExactSizeIterator + use<> {
        self.history.paths().iter().map(|path| &path.template)
    }
}

/// How a caller of an endpoint authenticates, as `metadata!` names it.
///
/// Each has a type that does the work, an [`AuthScheme`](crate::auth::AuthScheme).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Authentication {
    /// Anybody may call: [`NoAuthentication`](crate::auth::NoAuthentication).
    None,
    /// An access token is required: [`AccessToken`](crate::auth::AccessToken).
    AccessToken,
    /// An access token may be sent: [`AccessTokenOptional`](crate::auth::AccessTokenOptional).
    AccessTokenOptional,
    /// An application service's token is required:
    /// [`AppserviceToken`](crate::auth::AppserviceToken).
    AppserviceToken,
    /// An application service's token may be sent:
    /// [`AppserviceTokenOptional`](crate::auth::AppserviceTokenOptional).
    AppserviceTokenOptional,
    /// A server signs the request: [`ServerSignatures`](crate::auth::ServerSignatures).
    ServerSignatures,
    /// A scheme of the API's own, named by `#[request(authentication = path::Scheme)]`.
    Custom,
}
