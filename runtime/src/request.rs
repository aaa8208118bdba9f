//! Requests, both directions.

use bytes::Bytes;

use crate::{
    EndpointError, FromHttpRequestError, IncomingResponse, IntoHttpError, Metadata,
    OutgoingResponse, Target, auth::AuthScheme, codegen,
};

/// What both halves of an endpoint share. Implemented by [`#[request]`](crate::request).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the request of an endpoint",
    label = "write `#[request]` above the struct"
)]
pub trait Endpoint {
    /// The endpoint's description.
    const METADATA: &'static Metadata;

    /// The scheme by which a caller authenticates, chosen by the description.
    type Authentication: AuthScheme;

    /// What the server answers where it does not answer with the response.
    type EndpointError: EndpointError;
}

/// What a caller gives to authenticate a request of endpoint `E`.
///
/// For the built-in schemes: `()`, a [`Token`](crate::auth::Token), an `Option` of one, or a
/// [`Signer`](crate::auth::Signer).
pub type Credentials<'a, E> = <<E as Endpoint>::Authentication as AuthScheme>::Credentials<'a>;

/// The client's half of a request: what it sends.
///
/// Implemented by [`#[request]`](crate::request) where the feature `client` is on.
///
/// ```
/// use pathlore::{Metadata, OutgoingRequest, Target, metadata, request, response};
///
/// const METADATA: Metadata = metadata! {
///     method: POST,
///     rate_limited: false,
///     authentication: AccessToken,
///     path: "/rooms/{room_id}/join",
/// };
///
/// #[request]
/// pub struct Request {
///     #[api(path)]
///     pub room_id: String,
///     pub reason: String,
/// }
///
/// #[response]
/// pub struct Response {}
///
/// let request = Request { room_id: "!a:b".to_owned(), reason: "hello".to_owned() };
/// let target = Target::new("https://example.org").unwrap();
/// let http_request = request.to_http_request(&target, "secret".into()).unwrap();
/// assert_eq!(http_request.uri(), "https://example.org/rooms/!a:b/join");
/// assert_eq!(http_request.body(), r#"{"reason":"hello"}"#);
/// assert_eq!(http_request.headers()["authorization"], "Bearer secret");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request that a client can send",
    label = "needs `#[request]` without `incoming`, and pathlore's feature `client`"
)]
pub trait OutgoingRequest: Endpoint {
    /// The response, as the client reads it.
    type IncomingResponse: IncomingResponse<EndpointError = Self::EndpointError>;

    /// Writes the request. It borrows: nothing is cloned.
    ///
    /// # Errors
    ///
    /// Where the endpoint has no path for the server, or a value cannot be carried in the place
    /// that the definition gives it, or the credentials cannot.
    fn to_http_request(
        &self,
        target: &Target,
        credentials: Credentials<'_, Self>,
    ) -> Result<http::Request<Bytes>, IntoHttpError>;
}

/// The server's half of a request: what it receives.
///
/// Implemented by [`#[request]`](crate::request) where the feature `server` is on; of a struct
/// with lifetimes, for `'static` in their place.
///
/// ```
/// use pathlore::{IncomingRequest, Metadata, bytes::Bytes, http, metadata, request, response};
///
/// const METADATA: Metadata = metadata! {
///     method: GET,
///     rate_limited: false,
///     authentication: None,
///     path: "/rooms/{room_id}/messages",
/// };
///
/// #[request]
/// pub struct Request {
///     #[api(path)]
///     pub room_id: String,
///     #[api(query)]
///     pub limit: Option<u32>,
/// }
///
/// #[response]
/// pub struct Response {}
///
/// let mut http_request = http::Request::new(Bytes::new());
/// *http_request.uri_mut() = "/rooms/%21a%3Ab/messages?limit=10".parse().unwrap();
/// let request = Request::from_http_request(&http_request).unwrap();
/// assert_eq!(request.room_id, "!a:b");
/// assert_eq!(request.limit, Some(10));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request that a server can receive",
    label = "needs `#[request]` without `outgoing`, and pathlore's feature `server`"
)]
pub trait IncomingRequest: Endpoint + Sized {
    /// The response, as the server writes it.
    type OutgoingResponse: OutgoingResponse;

    /// Reads a request whose path has not been split yet.
    ///
    /// # Errors
    ///
    /// Where the method or the path is not the endpoint's, or a part of the message does not have
    /// the form that the definition gives it.
    fn from_http_request(request: &http::Request<Bytes>) -> Result<Self, FromHttpRequestError> {
        if Self::METADATA.placeholders().is_empty() {
            codegen::check_path(Self::METADATA, request)?;
            return Self::from_http_request_with_path(request, &[]);
        }
        let arguments = codegen::path_arguments(Self::METADATA, request)?;
        Self::from_http_request_with_path(request, arguments.texts().as_slice())
    }

    /// Reads a request whose path a router has split and percent-decoded: `path_arguments` are
    /// names of placeholders and their values, in any order.
    ///
    /// # Errors
    ///
    /// As [`from_http_request`](Self::from_http_request); the path itself is not looked at.
    fn from_http_request_with_path(
        request: &http::Request<Bytes>,
        path_arguments: &[(&str, &str)],
    ) -> Result<Self, FromHttpRequestError>;
}
