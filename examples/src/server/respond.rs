//! Responses of middleware, which has no handler's result.

use axum::{
    body::Body,
    response::{IntoResponse as _, Response},
};
use pathlore::{
    IntoHttpError,
    bytes::Bytes,
    http::{self, StatusCode},
};

/// Returns the response for axum, or an empty one if it could not be written.
pub(super) fn respond(response: Result<http::Response<Bytes>, IntoHttpError>) -> Response {
    match response {
        Ok(response) => response.map(Body::from),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
