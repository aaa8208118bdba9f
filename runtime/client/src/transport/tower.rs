//! The transport of services.

use std::{
    error::Error,
    fmt,
    future::poll_fn,
    sync::{Mutex, PoisonError},
};

use pathlore::{bytes::Bytes, http};
use tower_service::Service;

use super::Transport;
use crate::{body::Body, error::TransportError};

/// Sends requests to a service of tower: a client, such as that of hyper-util, with any layers around it, or a
/// server, such as a `Router` of axum.
///
/// A router as a transport is the way to test an API: the client and the server run in one process, without a
/// socket, and everything else is as in production. The origin of the URL is then of no importance.
///
/// ```
/// use axum::{Router, routing::get};
/// use pathlore_client::{Client, ServiceTransport};
/// # mod status {
/// #     use pathlore::{Metadata, metadata, request, response};
/// #     const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/status" };
/// #     #[request] #[derive(Default)] pub struct Request {}
/// #     #[response] pub struct Response { pub users: u32 }
/// # }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let router: Router = Router::new().route("/status", get(async || r#"{"users":3}"#));
/// let client = Client::new(ServiceTransport::new(router), "http://test.example")?;
/// assert_eq!(client.send(&status::Request::default()).await?.users, 3);
/// # Ok(())
/// # }
/// ```
///
/// A service must not follow redirects, see [`Transport`].
pub struct ServiceTransport<S>(Mutex<S>);

impl<S> ServiceTransport<S> {
    /// Creates a transport. The service is cloned for each request.
    #[must_use]
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for ServiceTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let mut service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        poll_fn(|context| service.poll_ready(context)).await.map_err(TransportError::new)?;
        let response = service.call(request).await.map_err(TransportError::new)?;
        Ok(response.map(Body::new))
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ServiceTransport").finish_non_exhaustive()
    }
}
