//! The description of an endpoint as data.

use http::Method;

use super::path_arguments::PathArguments;
use crate::{FromHttpRequestError, PathTemplate, VersionHistory};

/// The description of an endpoint: its method, its paths and how a client authenticates.
///
/// Created by [`metadata!`](crate::metadata!), which checks it at compile time.
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
    /// The method of requests ([RFC 9110, section 9](https://www.rfc-editor.org/rfc/rfc9110#section-9)).
    pub method: Method,
    /// Whether servers should limit the rate of requests.
    pub rate_limited: bool,
    /// How a client authenticates.
    pub authentication: Authentication,
    /// Every path that the endpoint ever had.
    pub history: VersionHistory,
    /// A short name for people and for generated documents.
    pub name: Option<&'static str>,
    /// A description for people and for generated documents.
    pub description: Option<&'static str>,
    pub(crate) generated: Generated,
}

/// Whether requests with a method, and their responses, have a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyRule {
    /// Neither a request nor a successful response has a body.
    Neither,
    /// A request has no body.
    Forbidden,
    /// A request has a body if it has body fields.
    Allowed,
    /// A request without body fields sends an empty object.
    Expected,
}

/// Data for constant assertions that cannot be computed from the rest in a constant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Generated {
    /// Which messages have a body. `Method` cannot be compared in a constant.
    pub(crate) body: BodyRule,
    /// Whether `metadata!` has reported errors, so that assertions must not add to them.
    pub(crate) broken: bool,
}

impl Metadata {
    /// Returns the names of the placeholders of all paths: those of the oldest path, in its order, and then
    /// those that only later paths have. A path may lack placeholders that are optional in another.
    #[must_use]
    pub const fn placeholders(&self) -> &'static [&'static str] {
        self.history.placeholders()
    }

    /// Returns the paths of the endpoint, oldest first. A server routes all of them.
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

    /// Matches the path of a request against all paths of the endpoint, newest first, and decodes its
    /// arguments. `path` is percent-encoded and has no query.
    ///
    /// This is for implementations that are written by hand, see [`by_hand`](crate::by_hand), and for
    /// routers: `#[request]` matches by itself.
    ///
    /// ```
    /// # use pathlore::{FromHttpRequestError, Metadata, metadata};
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, rate_limited: false, authentication: None,
    /// #     history: { 1.0 => "/r0/rooms/{room_id}", 1.1 => "/v3/rooms/{room_id}" }
    /// # };
    /// let arguments = METADATA.match_path("/r0/rooms/%21a")?;
    /// assert_eq!(arguments.get("room_id"), Some("!a"));
    /// assert_eq!(METADATA.match_path("/v1/rooms/a").err(), Some(FromHttpRequestError::Path));
    /// # Ok::<_, FromHttpRequestError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`FromHttpRequestError::Path`] if no path matches, and
    /// [`FromHttpRequestError::Decode`] if an argument cannot be decoded.
    pub fn match_path<'p>(&self, path: &'p str) -> Result<PathArguments<'p>, FromHttpRequestError> {
        let mut templates = self.paths().rev();
        let arguments = templates.find_map(|template| template.match_path(path));
        Ok(arguments.ok_or(FromHttpRequestError::Path)??)
    }

    /// Checks the method of a request. `HEAD` is allowed if the endpoint's method is `GET`
    /// ([RFC 9110, section 9.3.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2)).
    ///
    /// # Errors
    ///
    /// Returns [`FromHttpRequestError::Method`] if the endpoint does not allow the method.
    pub fn check_method(&self, method: &Method) -> Result<(), FromHttpRequestError> {
        super::request_line::check_method(self, method)
    }
}

/// How a client of an endpoint authenticates.
///
/// Each variant corresponds to a type that implements [`AuthScheme`](crate::auth::AuthScheme).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Authentication {
    /// No client sends credentials: [`NoAuthentication`](crate::auth::NoAuthentication).
    None,
    /// Every client must send an access token: [`AccessToken`](crate::auth::AccessToken).
    AccessToken,
    /// Every client may send an access token:
    /// [`AccessTokenOptional`](crate::auth::AccessTokenOptional).
    AccessTokenOptional,
    /// Only application services can use the endpoint, and each must send its token:
    /// [`AppserviceToken`](crate::auth::AppserviceToken).
    AppserviceToken,
    /// Everybody can use the endpoint, and application services may send their token:
    /// [`AppserviceTokenOptional`](crate::auth::AppserviceTokenOptional).
    AppserviceTokenOptional,
    /// A server must sign the request: [`ServerSignatures`](crate::auth::ServerSignatures).
    ServerSignatures,
    /// The scheme that `#[request(authentication = path::Scheme)]` names.
    Custom,
}
