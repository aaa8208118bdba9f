//! The traits of requests.

use bytes::Bytes;

use crate::{
    EndpointError, EndpointResponse, FieldHistory, FromHttpRequestError, IncomingResponse,
    IntoHttpError, Metadata, OutgoingResponse, PathChoice, Target, Transfer, auth::AuthScheme,
    endpoint::request_line,
};

/// The part of an endpoint's definition that its client side and its server side share.
///
/// Implemented by [`#[request]`](crate::request).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the request of an endpoint",
    label = "write `#[request]` above the struct"
)]
pub trait Endpoint {
    /// The endpoint's description.
    const METADATA: &'static Metadata;

    /// The histories of the fields that have one, in order of definition.
    const FIELD_HISTORIES: &'static [FieldHistory] = &[];

    /// What the definition says, unless the traits are implemented by hand.
    #[cfg(feature = "describe")]
    #[doc(hidden)]
    const DESCRIPTION: Option<&'static crate::describe::MessageDescription> = None;

    /// The authentication scheme that the description names.
    type Authentication: AuthScheme;

    /// The type of the response if the request was not successful.
    type EndpointError: EndpointError;

    /// The response.
    type Response: EndpointResponse<EndpointError = Self::EndpointError>;

    /// How the body of the request is transferred: [`Buffered`](crate::Buffered), or
    /// [`Streamed`](crate::Streamed) for `#[request(stream)]`.
    type Body: Transfer;
}

/// The credentials that a client sends with a request of endpoint `E`.
///
/// For the built-in schemes, this is `()`, a [`Token`](crate::auth::Token), an `Option` of a token,
/// or a [`Signer`](crate::auth::Signer).
pub type Credentials<'a, E> = <<E as Endpoint>::Authentication as AuthScheme>::Credentials<'a>;

/// A request that a client can send.
///
/// Implemented by [`#[request]`](crate::request) if the feature `client` is enabled.
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
pub trait OutgoingRequest: Endpoint<Response: IncomingResponse> {
    /// Converts the request into an HTTP message. Fields are neither moved nor cloned.
    ///
    /// The header field `Content-Length` is left to the HTTP client. hyper (and reqwest, which is
    /// built on it) sends none if the body is empty. Set it to 0 if the method is POST, PUT or PATCH,
    /// because some servers require it
    /// ([RFC 9110, section 8.6](https://www.rfc-editor.org/rfc/rfc9110#section-8.6)).
    ///
    /// # Errors
    ///
    /// Returns an error if the endpoint has no path for the server, if the value of a field cannot
    /// be represented in its part of the message, or if the credentials cannot be sent.
    fn to_http_request(
        &self,
        target: &Target,
        credentials: Credentials<'_, Self>,
    ) -> Result<http::Request<Bytes>, IntoHttpError>;

    /// Converts the request into an HTTP message, and returns the path that was chosen as well. The
    /// choice says why, and whether the endpoint is deprecated.
    ///
    /// # Errors
    ///
    /// Returns an error if [`to_http_request`](Self::to_http_request) does.
    fn to_http_request_with_choice(
        &self,
        target: &Target,
        credentials: Credentials<'_, Self>,
    ) -> Result<(http::Request<Bytes>, PathChoice), IntoHttpError> {
        let choice = target.find_path(Self::METADATA)?;
        Ok((self.to_http_request(target, credentials)?, choice))
    }
}

/// A request that a server can receive.
///
/// Implemented by [`#[request]`](crate::request) if the feature `server` is enabled. If the struct
/// has lifetimes, the implementation is for the struct with all of them `'static`.
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
pub trait IncomingRequest: Endpoint<Response: OutgoingResponse> + Sized {
    /// Reads the request from an HTTP message.
    ///
    /// The path may be any path of the endpoint. If the method is `GET`, `HEAD` is accepted as well
    /// ([RFC 9110, section 9.3.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2)).
    ///
    /// # Errors
    ///
    /// Returns an error if the path or the method is not one of the endpoint, or if a part of the
    /// message is missing or malformed. The error describes the first problem in this order: path,
    /// method, path arguments, header fields, query, body.
    fn from_http_request(request: &http::Request<Bytes>) -> Result<Self, FromHttpRequestError> {
        if Self::METADATA.placeholders().is_empty() {
            request_line::check_path(Self::METADATA, request)?;
            return Self::from_http_request_with_path(request, &[]);
        }
        let arguments = request_line::path_arguments(Self::METADATA, request)?;
        Self::from_http_request_with_path(request, arguments.pairs().as_slice())
    }

    /// Reads the request from an HTTP message whose path a router has matched.
    ///
    /// `path_arguments` are the names of placeholders and their percent-decoded values, in any order.
    /// The path of the message is ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the method is not that of the endpoint, or if a part of the message is
    /// missing or malformed. The order is that of [`from_http_request`](Self::from_http_request).
    fn from_http_request_with_path(
        request: &http::Request<Bytes>,
        path_arguments: &[(&str, &str)],
    ) -> Result<Self, FromHttpRequestError>;
}
