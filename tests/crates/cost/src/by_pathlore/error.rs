//! The error type of endpoints with user-interactive authentication.

use std::fmt;

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header::CONTENT_TYPE};
use pathlore::{
    EndpointError, ErrorResponse, IntoHttpError, OutgoingResponse,
    by_hand::{read_json, write_json},
};

use crate::model::UiaaInfo;

/// The error type of endpoints with user-interactive authentication.
///
/// Error types are implemented by the author of an API.
#[derive(Debug)]
pub(crate) enum UiaaError {
    Authentication(UiaaInfo),
    Other(ErrorResponse),
}

impl EndpointError for UiaaError {
    fn from_http_response(response: &Response<Bytes>) -> Self {
        if response.status() == StatusCode::UNAUTHORIZED
            && let Ok(info) = read_json(response.body())
        {
            return Self::Authentication(info);
        }
        Self::Other(ErrorResponse::from_http_response(response))
    }
}

impl OutgoingResponse for UiaaError {
    fn to_http_response(&self) -> Result<Response<Bytes>, IntoHttpError> {
        let info = match self {
            Self::Authentication(info) => info,
            Self::Other(error) => return error.to_http_response(),
        };
        let mut response = Response::new(write_json(info)?);
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(response)
    }
}

impl fmt::Display for UiaaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Authentication(_) => f.write_str("the server requires authentication"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for UiaaError {}
