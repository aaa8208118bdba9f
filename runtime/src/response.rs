//! The traits of responses, and the default error type.

use bytes::Bytes;
use http::StatusCode;

pub use self::error::ErrorResponse;
use crate::{FieldHistory, FromHttpResponseError, IntoHttpError, Transfer};

mod error;

/// A response that a server can send.
///
/// Implemented by [`#[response]`](crate::response) if the feature `server` is enabled, and by the
/// error types of endpoints.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that a server can send",
    label = "needs `#[response]` without `incoming`, and pathlore's feature `server`"
)]
pub trait OutgoingResponse {
    /// Converts the response into an HTTP message.
    ///
    /// # Errors
    ///
    /// Returns an error if the value of a field cannot be represented in its part of the message.
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError>;
}

impl<R: OutgoingResponse + ?Sized> OutgoingResponse for Box<R> {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        (**self).to_http_response()
    }
}

/// The part of a response's definition that the client side and the server side share.
///
/// Implemented by [`#[response]`](crate::response), whichever features are enabled.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the response of an endpoint",
    label = "write `#[response]` above the struct"
)]
pub trait EndpointResponse {
    /// The type of the response if the request was not successful.
    type EndpointError: EndpointError;

    /// The histories of the fields that have one, in order of definition.
    const FIELD_HISTORIES: &'static [FieldHistory] = &[];

    /// What the definition says, unless the traits are implemented by hand.
    #[cfg(feature = "describe")]
    #[doc(hidden)]
    const DESCRIPTION: Option<&'static [crate::describe::AnswerDescription]> = None;

    /// How the body of the response is transferred: [`Buffered`](crate::Buffered), or
    /// [`Streamed`](crate::Streamed) for `#[response(stream)]`. That of an error is always buffered.
    type Body: Transfer;

    /// Returns whether a response with this status is read as this type: a 2xx status, or one that the
    /// definition declares. Others are read as the error type. A client that receives a stream asks before
    /// it reads the body.
    #[must_use]
    fn has_status(status: StatusCode) -> bool {
        status.is_success()
    }

    /// Evaluated if the method of a request allows no body in the response. If the response has body
    /// fields, this fails to compile.
    #[doc(hidden)]
    const WITHOUT_BODY: () = ();
}

/// A response that a client can receive.
///
/// Implemented by [`#[response]`](crate::response) if the feature `client` is enabled. If the struct
/// has lifetimes, the implementation is for the struct with all of them `'static`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that a client can receive",
    label = "needs `#[response]` without `outgoing`, and pathlore's feature `client`"
)]
pub trait IncomingResponse: EndpointResponse + Sized {
    /// Reads the response from an HTTP message. Any 2xx status and the status in the definition
    /// indicate success.
    ///
    /// # Errors
    ///
    /// Returns [`FromHttpResponseError::Endpoint`] if the status does not indicate success, and
    /// [`FromHttpResponseError::Decode`] if it does but a part of the message is missing or
    /// malformed.
    fn from_http_response(
        response: &http::Response<Bytes>,
    ) -> Result<Self, FromHttpResponseError<Self::EndpointError>>;
}

/// The error type of an endpoint: the response if the request was not successful.
///
/// [`#[endpoint_error]`](macro@crate::endpoint_error) implements it for enums and structs. Implement it
/// by hand if your API tells its errors apart in another way. The default is [`ErrorResponse`], which
/// keeps the message as it is. A server also needs an implementation of [`FromRejection`](crate::FromRejection),
/// which answers requests that do not reach their handlers.
///
/// ```
/// use std::{error::Error, fmt};
///
/// use pathlore::{
///     EndpointError, ErrorResponse, IntoHttpError, OutgoingResponse, bytes::Bytes,
///     http::{self, StatusCode},
///     serde_json::json,
/// };
///
/// #[derive(Debug)]
/// enum ApiError {
///     NotFound,
///     Other(ErrorResponse),
/// }
///
/// impl EndpointError for ApiError {
///     fn from_http_response(response: &http::Response<Bytes>) -> Self {
///         match response.status() {
///             StatusCode::NOT_FOUND => Self::NotFound,
///             _ => Self::Other(ErrorResponse::from_http_response(response)),
///         }
///     }
/// }
///
/// impl OutgoingResponse for ApiError {
///     fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
///         match self {
///             Self::NotFound => {
///                 ErrorResponse::from_json(StatusCode::NOT_FOUND, &json!({"error": "not found"}))
///                     .to_http_response()
///             }
///             Self::Other(response) => response.to_http_response(),
///         }
///     }
/// }
///
/// impl fmt::Display for ApiError {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         match self {
///             Self::NotFound => f.write_str("not found"),
///             Self::Other(response) => response.fmt(f),
///         }
///     }
/// }
///
/// impl Error for ApiError {}
/// # let response = ApiError::NotFound.to_http_response().unwrap();
/// # assert!(matches!(ApiError::from_http_response(&response), ApiError::NotFound));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error type of an endpoint; implement \
               `pathlore::EndpointError` for it, or write a type that implements it",
    label = "does not implement `EndpointError`"
)]
pub trait EndpointError:
    OutgoingResponse + std::error::Error + Sized + Send + Sync + 'static
{
    /// The histories of the fields that have one, in order of definition.
    const FIELD_HISTORIES: &'static [FieldHistory] = &[];

    /// What the definition says, unless the traits are implemented by hand.
    #[cfg(feature = "describe")]
    #[doc(hidden)]
    const DESCRIPTION: Option<&'static crate::describe::ErrorDescription> = None;

    /// Reads the error from an HTTP message whose status does not indicate success.
    ///
    /// This cannot fail. A type that expects a certain format should keep a message in another
    /// format as it is, for example as an [`ErrorResponse`].
    fn from_http_response(response: &http::Response<Bytes>) -> Self;
}

impl<E: EndpointError> EndpointError for Box<E> {
    const FIELD_HISTORIES: &'static [FieldHistory] = E::FIELD_HISTORIES;

    #[cfg(feature = "describe")]
    const DESCRIPTION: Option<&'static crate::describe::ErrorDescription> = E::DESCRIPTION;

    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        Self::new(E::from_http_response(response))
    }
}
