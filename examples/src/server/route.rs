//! Conversion of endpoints and handlers into axum routes.

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

use super::{
    authenticate::Authenticate, cross_origin::allow_all_origins, error::ServerError,
    homeserver::Homeserver, options::ServerOptions,
};
use crate::error::{ErrorCode, MatrixError};

/// The limit for request bodies, far above the size of any request to these endpoints.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The sender of a request to endpoint `R`, as far as its credentials determine it.
type Caller<R> = <<R as Endpoint>::Authentication as Authenticate>::Caller;

/// The result of a handler of endpoint `R`.
type HandlerResult<R> = Result<<R as Endpoint>::Response, <R as Endpoint>::EndpointError>;

/// A handler of endpoint `R`.
type Handler<R> = fn(&Homeserver, R, Caller<R>) -> HandlerResult<R>;

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
        R: IncomingRequest<Authentication: Authenticate> + 'static,
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
                let response = match body {
                    Ok(body) => {
                        respond(&homeserver, &http::Request::from_parts(parts, body), handler)
                    }
                    Err(rejection) => unreadable(&rejection).to_http_response(),
                };
                to_axum(response)
            };
            self.router = self.router.route(path.template.as_str(), on(method, respond));
        }
        Ok(self)
    }

    /// Creates the router, which responds with a Matrix error to all other requests.
    pub(super) fn into_router(self, homeserver: Homeserver) -> Router {
        let router = self
            .router
            .fallback(async || {
                unrecognized(
                    StatusCode::NOT_FOUND,
                    "unknown endpoint; see `/_matrix/client/versions` for the supported versions",
                )
            })
            .method_not_allowed_fallback(async || {
                unrecognized(
                    StatusCode::METHOD_NOT_ALLOWED,
                    "method not allowed; use a method of the `Allow` header field",
                )
            })
            .layer(DefaultBodyLimit::max(MAX_BODY_BYTES));
        allow_all_origins(router).with_state(Arc::new(homeserver))
    }
}

/// Authenticates a request, decodes it, calls the handler and encodes its result.
///
/// If the credentials are missing or invalid, the rest of the request is not decoded.
fn respond<R: IncomingRequest<Authentication: Authenticate>>(
    homeserver: &Homeserver,
    request: &http::Request<Bytes>,
    handler: Handler<R>,
) -> Result<http::Response<Bytes>, IntoHttpError> {
    // Matrix requires that servers accept the query parameter `access_token`.
    let presented = match R::Authentication::extract_with_query(request) {
        Ok(presented) => presented,
        Err(error) => return unauthenticated(&error).to_http_response(),
    };
    let caller = match R::Authentication::authenticate(homeserver, presented) {
        Ok(caller) => caller,
        Err(error) => return error.to_http_response(),
    };
    let decoded = match R::from_http_request(request) {
        Ok(decoded) => decoded,
        Err(error) => return undecodable(request.body(), &error).to_http_response(),
    };
    match handler(homeserver, decoded, caller) {
        Ok(response) => response.to_http_response(),
        Err(error) => error.to_http_response(),
    }
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

fn unrecognized(status: StatusCode, error: &'static str) -> http::Response<Body> {
    to_axum(MatrixError::new(status, ErrorCode::Unrecognized, error).to_http_response())
}

fn unauthenticated(error: &AuthenticationError) -> MatrixError {
    match error {
        AuthenticationError::Missing => MatrixError::new(
            StatusCode::UNAUTHORIZED,
            ErrorCode::MissingToken,
            "missing access token; send it in the `Authorization` header field",
        ),
        // The server cannot know a malformed token.
        _ => MatrixError::unknown_token(false),
    }
}

fn unreadable(rejection: &BytesRejection) -> MatrixError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        MatrixError::new(
            rejection.status(),
            ErrorCode::TooLarge,
            format!("the request body is larger than the limit of {MAX_BODY_BYTES} bytes"),
        )
    } else {
        MatrixError::new(
            StatusCode::BAD_REQUEST,
            ErrorCode::Unknown,
            "the request body could not be read completely; send the request again",
        )
    }
}

fn undecodable(body: &Bytes, error: &FromHttpRequestError) -> MatrixError {
    let errcode = match error {
        // An empty body is read as `{}`, which is an error only if a member is missing.
        FromHttpRequestError::Decode(error)
            if error.place() == Place::Body && body.trim_ascii().is_empty() =>
        {
            return MatrixError::new(
                StatusCode::BAD_REQUEST,
                ErrorCode::NotJson,
                "the body is empty; send a JSON object",
            );
        }
        FromHttpRequestError::Decode(error) => match (error.place(), error.kind()) {
            (Place::Body, DecodeErrorKind::Malformed) => ErrorCode::NotJson,
            (Place::Body, _) => ErrorCode::BadJson,
            (_, DecodeErrorKind::Missing) => ErrorCode::MissingParam,
            _ => ErrorCode::InvalidParam,
        },
        _ => ErrorCode::Unrecognized,
    };
    // The message names the field and what was expected. It contains no value of the request.
    MatrixError::new(error.status(), errcode, error.to_string())
}
