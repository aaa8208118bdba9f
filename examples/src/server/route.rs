//! Routes of endpoints with handlers that know the caller.

use std::sync::Arc;

use axum::Router;
use pathlore::{
    Buffered, Endpoint, EndpointResponse, FromRejection, IncomingRequest, SupportedVersions,
    auth::AuthScheme, bytes::Bytes, http,
};

use super::{
    authenticate::Authenticate, cross_origin::allow_all_origins, error::ServerError,
    homeserver::Homeserver, options::ServerOptions,
};
use crate::{
    error::MatrixError,
    routes::{self, HandlerResult, reject},
};

/// The sender of a request to endpoint `R`, as far as its credentials determine it.
type Caller<R> = <<R as Endpoint>::Authentication as Authenticate>::Caller;

/// A handler of endpoint `R`.
type Handler<R> = fn(&Homeserver, R, Caller<R>) -> HandlerResult<R>;

/// An error type in which requests are rejected, and credentials refused.
pub(super) trait Answer: FromRejection + From<MatrixError> {}

impl<E: FromRejection + From<MatrixError>> Answer for E {}

/// A builder for the router of a homeserver.
pub(super) struct Routes {
    options: ServerOptions,
    supported: SupportedVersions,
    inner: routes::Routes<Homeserver>,
}

impl Routes {
    /// Creates a builder without routes.
    pub(super) fn new(options: ServerOptions) -> Self {
        let supported = options.to_versions().supported_versions();
        Self { options, supported, inner: routes::Routes::new() }
    }

    /// Adds a route for each path of an endpoint that the server supports.
    pub(super) fn endpoint<R>(self, handler: Handler<R>) -> Result<Self, ServerError>
    where
        R: IncomingRequest<
                Body = Buffered,
                Response: EndpointResponse<Body = Buffered>,
                Authentication: Authenticate,
                EndpointError: Answer,
            > + 'static,
    {
        let Self { options, supported, inner } = self;
        let inner = inner.endpoint::<R>(
            |path| options.serves(&supported, &R::METADATA.history, path),
            move |homeserver, request| handle(homeserver, request, handler),
        )?;
        Ok(Self { options, supported, inner })
    }

    /// Creates the router, which responds with a Matrix error to all other requests.
    pub(super) fn into_router(self, homeserver: Homeserver) -> Router {
        let router = self.inner.into_router::<MatrixError>();
        allow_all_origins(router).with_state(Arc::new(homeserver))
    }
}

/// Authenticates a request, decodes it and calls the handler.
///
/// If the credentials are missing or invalid, the rest of the request is not decoded.
fn handle<R>(
    homeserver: &Homeserver,
    request: &http::Request<Bytes>,
    handler: Handler<R>,
) -> HandlerResult<R>
where
    R: IncomingRequest<Authentication: Authenticate, EndpointError: Answer>,
{
    // Matrix requires that servers accept the query parameter `access_token`.
    let presented = R::Authentication::extract_with_query(request).map_err(reject)?;
    let caller = R::Authentication::authenticate(homeserver, presented)?;
    let decoded = R::from_http_request(request).map_err(reject)?;
    handler(homeserver, decoded, caller)
}
