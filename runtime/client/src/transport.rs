//! What sends messages.

use std::{pin::Pin, sync::Arc};

use pathlore::http;

use crate::{body::Body, error::TransportError};

#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "tower")]
pub(crate) mod tower;

/// Sends an HTTP request and receives the response: `ReqwestTransport` with the feature `reqwest`,
/// `ServiceTransport` with the feature `tower`, or an implementation of your own.
///
/// The URI of the request is absolute. A transport follows no redirects, because a redirect could lead to
/// another origin, which must not see credentials. It needs no time limit of its own: the client has one, and
/// drops the future when it has passed.
///
/// ```
/// use std::sync::Mutex;
///
/// use pathlore::http;
/// use pathlore_client::{Body, Transport, TransportError};
///
/// /// Sends nothing, and returns prepared responses.
/// struct Prepared(Mutex<Vec<&'static str>>);
///
/// impl Transport for Prepared {
///     async fn send(
///         &self,
///         _request: http::Request<Body>,
///     ) -> Result<http::Response<Body>, TransportError> {
///         let body = self.0.lock().unwrap().pop();
///         let body = body.ok_or_else(|| TransportError::new("there is no response left"))?;
///         Ok(http::Response::new(body.into()))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a transport",
    label = "write `ReqwestTransport::new(reqwest::Client::builder())?` or `ServiceTransport::new(service)`"
)]
pub trait Transport: Send + Sync + 'static {
    /// Sends a request, and returns the response as soon as its header section has arrived.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no response. A response with any status is no error.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Body>, TransportError>> + Send;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        (**self).send(request).await
    }
}

/// A response that will arrive.
type Pending<'t> =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 't>>;

/// A [`Transport`] of any type, so that clients have no type parameter.
pub(crate) trait AnyTransport: Send + Sync {
    fn send_any(&self, request: http::Request<Body>) -> Pending<'_>;
}

impl<T: Transport> AnyTransport for T {
    fn send_any(&self, request: http::Request<Body>) -> Pending<'_> {
        Box::pin(self.send(request))
    }
}
