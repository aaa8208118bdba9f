//! Conversion of endpoints and handlers into axum routes.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    routing::{MethodFilter, on},
};
use pathlore::{
    Endpoint, FromRejection, IncomingRequest, IntoHttpError, MethodError, OutgoingResponse,
    Rejection, SupportedVersions,
    auth::AuthScheme,
    bytes::Bytes,
    http::{self, StatusCode, request::Parts},
};

use super::{
    authenticate::Authenticate, cross_origin::allow_all_origins, error::ServerError,
    homeserver::Homeserver, options::ServerOptions,
};
use crate::error::MatrixError;

/// The limit for request bodies, far above the size of any request to these endpoints.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The sender of a request to endpoint `R`, as far as its credentials determine it.
type Caller<R> = <<R as Endpoint>::Authentication as Authenticate>::Caller;

/// The result of a handler of endpoint `R`.
type HandlerResult<R> = Result<<R as Endpoint>::Response, <R as Endpoint>::EndpointError>;

/// A handler of endpoint `R`.
type Handler<R> = fn(&Homeserver, R, Caller<R>) -> HandlerResult<R>;

/// An error type in which requests are rejected, and credentials refused.
pub(super) trait Answer: FromRejection + From<MatrixError> {}

impl<E: FromRejection + From<MatrixError>> Answer for E {}

/// A builder for the router of a server.
pub(super) struct Routes {
    options: ServerOptions,
    supported: SupportedVersions,
    router: Router<Arc<Homeserver>>,
}

impl Routes {
    /// Creates a builder without routes.
    pub(super) fn new(options: ServerOptions) -> Self {
        let supported = options.to_versions().supported_versions();
        Self { options, supported, router: Router::new() }
    }

    /// Adds a route for each path of an endpoint that the server supports.
    ///
    /// The method and the paths are those of the endpoint's definition.
    pub(super) fn endpoint<R>(mut self, handler: Handler<R>) -> Result<Self, ServerError>
    where
        R: IncomingRequest<Authentication: Authenticate, EndpointError: Answer> + 'static,
    {
        // axum's filter for GET also matches HEAD, for which it removes the response body.
        let method = R::METADATA.method.clone();
        let method =
            MethodFilter::try_from(method.clone()).map_err(|_| ServerError::Method(method))?;
        for path in R::METADATA.history.paths() {
            if !self.options.serves(&self.supported, path) {
                continue;
            }
            let respond = move |State(homeserver): State<Arc<Homeserver>>,
                                parts: Parts,
                                body: Result<Bytes, BytesRejection>| async move {
                let request = body
                    .map(|body| http::Request::from_parts(parts, body))
                    .map_err(|rejection| unreadable(&rejection));
                respond(&homeserver, request, handler)
            };
            self.router = self.router.route(path.template.as_str(), on(method, respond));
        }
        Ok(self)
    }

    /// Creates the router, which responds with a Matrix error to all other requests.
    pub(super) fn into_router(self, homeserver: Homeserver) -> Router {
        let router = self
            .router
            .fallback(async || unmatched(Rejection::not_found()))
            // axum writes `Allow`.
            .method_not_allowed_fallback(async || unmatched(MethodError::new([]).into()))
            .layer(DefaultBodyLimit::max(MAX_BODY_BYTES));
        allow_all_origins(router).with_state(Arc::new(homeserver))
    }
}

/// Returns the response to a request.
fn respond<R>(
    homeserver: &Homeserver,
    request: Result<http::Request<Bytes>, Rejection>,
    handler: Handler<R>,
) -> http::Response<Body>
where
    R: IncomingRequest<Authentication: Authenticate, EndpointError: Answer>,
{
    let result = request
        .map_err(FromRejection::from_rejection)
        .and_then(|request| handle(homeserver, &request, handler));
    to_axum(match result {
        Ok(response) => response.to_http_response(),
        Err(error) => error.to_http_response(),
    })
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

fn reject<E: FromRejection>(error: impl Into<Rejection>) -> E {
    E::from_rejection(error.into())
}

/// Converts a response for axum. If it could not be encoded, the status is 500.
fn to_axum(response: Result<http::Response<Bytes>, IntoHttpError>) -> http::Response<Body> {
    let response = response.unwrap_or_else(|_| {
        let mut response = http::Response::new(Bytes::new());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    });
    response.map(Body::from)
}

/// Returns the response to a request that matches no route.
fn unmatched(rejection: Rejection) -> http::Response<Body> {
    to_axum(rejection.into_http_response::<MatrixError>())
}

fn unreadable(rejection: &BytesRejection) -> Rejection {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Rejection::body_too_large(u64::try_from(MAX_BODY_BYTES).ok())
    } else {
        Rejection::body_unreadable()
    }
}
