//! From endpoints to axum's routes.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    routing::{MethodFilter, on},
};
use pathlore::{
    AuthenticationError, DecodeErrorKind, Endpoint, FromHttpRequestError, IncomingRequest,
    IntoHttpError, OutgoingResponse, Place, SupportedVersions,
    auth::AuthScheme,
    bytes::Bytes,
    http::{self, StatusCode, request::Parts},
};

use super::{Homeserver, ServerError, ServerOptions};
use crate::error::{ErrorCode, MatrixError};

/// No request of these endpoints is near this.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// What the caller of endpoint `R` presents: nothing, a token, or perhaps a token.
type Presented<'a, R> = <<R as Endpoint>::Authentication as AuthScheme>::Presented<'a>;

/// What a handler answers.
type Answer<R> = Result<<R as IncomingRequest>::OutgoingResponse, <R as Endpoint>::EndpointError>;

/// What answers the requests of endpoint `R`.
type Handler<R> = for<'a> fn(&'a Homeserver, R, Presented<'a, R>) -> Answer<R>;

/// The routes of a server.
pub(super) struct Routes {
    options: ServerOptions,
    supported: SupportedVersions,
    router: Router<Arc<Homeserver>>,
}

impl Routes {
    pub(super) fn new(options: ServerOptions) -> Self {
        let supported = options.to_versions().supported_versions();
        Self { options, supported, router: Router::new() }
    }

    /// Adds an endpoint: one route for each of its paths that the server has. Which paths there
    /// are, and the method, come from the definition; nothing is repeated here.
    pub(super) fn endpoint<R>(mut self, handler: Handler<R>) -> Result<Self, ServerError>
    where
        R: IncomingRequest + 'static,
    {
        // Axum's filter for GET lets HEAD through, and drops the body of the answer.
        let method = R::METADATA.method.clone();
        let method =
            MethodFilter::try_from(method.clone()).map_err(|_| ServerError::Method(method))?;
        for path in R::METADATA.history.paths() {
            if !self.options.serves(&self.supported, path) {
                continue;
            }
            let answer = move |State(homeserver): State<Arc<Homeserver>>,
                               parts: Parts,
                               body: Result<Bytes, BytesRejection>| async move {
                let response = match body {
                    Ok(body) => {
                        answer(&homeserver, &http::Request::from_parts(parts, body), handler)
                    }
                    Err(rejection) => unreadable(&rejection).to_http_response(),
                };
                to_axum(response)
            };
            self.router = self.router.route(path.template.as_str(), on(method, answer));
        }
        Ok(self)
    }

    pub(super) fn finish(self, homeserver: Homeserver) -> Router {
        self.router
            .fallback(async || refuse(StatusCode::NOT_FOUND, "no such endpoint"))
            .method_not_allowed_fallback(async || {
                refuse(StatusCode::METHOD_NOT_ALLOWED, "the endpoint has another method")
            })
            .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
            .with_state(Arc::new(homeserver))
    }
}

/// Answers a request. Where the endpoint requires a token and there is none, nothing else is
/// looked at; whether a token is valid is for the handler to find out.
fn answer<R: IncomingRequest>(
    homeserver: &Homeserver,
    request: &http::Request<Bytes>,
    handler: Handler<R>,
) -> Result<http::Response<Bytes>, IntoHttpError> {
    let presented = match R::Authentication::extract(request) {
        Ok(presented) => presented,
        Err(error) => return unauthenticated(&error).to_http_response(),
    };
    let request = match R::from_http_request(request) {
        Ok(request) => request,
        Err(error) => return undecodable(&error).to_http_response(),
    };
    match handler(homeserver, request, presented) {
        Ok(response) => response.to_http_response(),
        Err(error) => error.to_http_response(),
    }
}

/// A response that cannot be written is the server's own fault: a 500, whatever the request was.
fn to_axum(response: Result<http::Response<Bytes>, IntoHttpError>) -> http::Response<Body> {
    let response = response.unwrap_or_else(|_| {
        let mut response = http::Response::new(Bytes::new());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    });
    response.map(Body::from)
}

fn refuse(status: StatusCode, error: &'static str) -> http::Response<Body> {
    to_axum(MatrixError::new(status, ErrorCode::Unrecognized, error).to_http_response())
}

fn unauthenticated(error: &AuthenticationError) -> MatrixError {
    match error {
        AuthenticationError::Missing => MatrixError::new(
            StatusCode::UNAUTHORIZED,
            ErrorCode::MissingToken,
            "an access token is required",
        ),
        // What is not a token is not one that the server knows.
        _ => MatrixError::unknown_token(false),
    }
}

fn unreadable(rejection: &BytesRejection) -> MatrixError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        MatrixError::new(rejection.status(), ErrorCode::TooLarge, "the body is too large")
    } else {
        MatrixError::new(StatusCode::BAD_REQUEST, ErrorCode::Unknown, "the body could not be read")
    }
}

fn undecodable(error: &FromHttpRequestError) -> MatrixError {
    let errcode = match error {
        FromHttpRequestError::Decode(error) => match (error.place(), error.kind()) {
            (Place::Body, DecodeErrorKind::Malformed) => ErrorCode::NotJson,
            (Place::Body, _) => ErrorCode::BadJson,
            (_, DecodeErrorKind::Missing) => ErrorCode::MissingParam,
            _ => ErrorCode::InvalidParam,
        },
        _ => ErrorCode::Unrecognized,
    };
    // The text says where and what was expected, and repeats no value.
    MatrixError::new(error.status(), errcode, error.to_string())
}
