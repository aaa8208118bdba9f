//! Conversion of endpoints into axum routes.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    routing::{MethodFilter, on},
};
use pathlore::{
    Buffered, Endpoint, EndpointResponse, FromRejection, IncomingRequest, IntoHttpError,
    MethodError, OutgoingResponse, Rejection, VersionedPath,
    bytes::Bytes,
    http::{self, StatusCode, request::Parts},
};

use crate::server::ServerError;

/// The limit for request bodies, far above the size of any request to these endpoints.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The result of a handler of endpoint `R`.
pub(crate) type HandlerResult<R> =
    Result<<R as Endpoint>::Response, <R as Endpoint>::EndpointError>;

/// A builder for the router of a server with the state `S`.
pub(crate) struct Routes<S>(Router<Arc<S>>);

impl<S: Send + Sync + 'static> Routes<S> {
    /// Creates a builder without routes.
    pub(crate) fn new() -> Self {
        Self(Router::new())
    }

    /// Adds a route for each path of an endpoint for which `serves` returns `true`. `respond` decodes
    /// and answers a request.
    ///
    /// The method and the paths are those of the endpoint's definition.
    pub(crate) fn endpoint<R>(
        self,
        serves: impl Fn(&VersionedPath) -> bool,
        respond: impl Fn(&S, &http::Request<Bytes>) -> HandlerResult<R> + Clone + Send + Sync + 'static,
    ) -> Result<Self, ServerError>
    where
        R: IncomingRequest<
                Body = Buffered,
                Response: EndpointResponse<Body = Buffered>,
                EndpointError: FromRejection,
            > + 'static,
    {
        // axum's filter for GET also matches HEAD, for which it removes the response body.
        let method = R::METADATA.method.clone();
        let method =
            MethodFilter::try_from(method.clone()).map_err(|_| ServerError::Method(method))?;
        let paths = R::METADATA.history.paths().iter().filter(|path| serves(path));
        Ok(Self(paths.fold(self.0, |router, path| {
            let respond = respond.clone();
            let handler = move |State(state): State<Arc<S>>,
                                parts: Parts,
                                body: Result<Bytes, BytesRejection>| async move {
                let result = match body {
                    Ok(body) => respond(&state, &http::Request::from_parts(parts, body)),
                    Err(rejection) => Err(FromRejection::from_rejection(unreadable(&rejection))),
                };
                to_axum(match result {
                    Ok(response) => response.to_http_response(),
                    Err(error) => error.to_http_response(),
                })
            };
            router.route(path.template.as_str(), on(method, handler))
        })))
    }

    /// Creates the router, which responds to all other requests with an error of type `E`.
    pub(crate) fn into_router<E: FromRejection + 'static>(self) -> Router<Arc<S>> {
        self.0
            .fallback(async || unmatched::<E>(Rejection::not_found()))
            // axum writes `Allow`.
            .method_not_allowed_fallback(async || unmatched::<E>(MethodError::new([]).into()))
            .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
    }
}

/// Returns the error that answers a rejected request.
pub(crate) fn reject<E: FromRejection>(error: impl Into<Rejection>) -> E {
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
fn unmatched<E: FromRejection>(rejection: Rejection) -> http::Response<Body> {
    to_axum(rejection.into_http_response::<E>())
}

fn unreadable(rejection: &BytesRejection) -> Rejection {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Rejection::body_too_large(u64::try_from(MAX_BODY_BYTES).ok())
    } else {
        Rejection::body_unreadable()
    }
}
