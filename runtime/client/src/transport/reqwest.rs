//! The transport of reqwest.

use pathlore::http;
use reqwest::{ClientBuilder, redirect::Policy};

use super::Transport;
use crate::{body::Body, error::TransportError};

/// Sends requests with a client of reqwest that follows no redirects.
///
/// reqwest follows redirects by default, and a client cannot be asked whether it does. A body with a password
/// or a header field with a key would then be sent to another origin. The transport is therefore created from a
/// [`ClientBuilder`], whose policy for redirects it replaces. Everything else is as the builder says: TLS,
/// proxies, the limits of its pool of connections. This crate enables no features of reqwest. For `https`, enable
/// one of its features for TLS.
///
/// ```no_run
/// use pathlore_client::{Client, ReqwestTransport};
///
/// let transport = ReqwestTransport::new(reqwest::Client::builder().user_agent("example/1.0"))?;
/// let client = Client::new(transport, "http://api.example.org")?;
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Creates a transport.
    ///
    /// # Errors
    ///
    /// Returns an error if the client cannot be built, for example because TLS cannot be set up.
    ///
    /// # Panics
    ///
    /// reqwest panics if its feature `rustls-no-provider` is enabled and no provider of cryptography is
    /// installed.
    pub fn new(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        Ok(Self(builder.redirect(Policy::none()).build()?))
    }
}

impl Transport for ReqwestTransport {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let request = request.map(|body| match body.as_bytes() {
            Some(bytes) => reqwest::Body::from(bytes.clone()),
            None => reqwest::Body::wrap(body),
        });
        let request = request.try_into().map_err(error)?;
        let response = self.0.execute(request).await.map_err(error)?;
        Ok(http::Response::from(response).map(Body::new))
    }
}

/// Returns the error without the URL, whose query may contain secrets.
fn error(error: reqwest::Error) -> TransportError {
    TransportError::new(error.without_url())
}
