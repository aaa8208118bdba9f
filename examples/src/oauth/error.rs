//! The errors of the token endpoint.

use std::fmt;

use pathlore::{
    ErrorResponse, endpoint_error,
    http::header::{CACHE_CONTROL, PRAGMA, WWW_AUTHENTICATE},
};

/// An error of the token endpoint (section 5.2). The member `error` tells them apart.
#[endpoint_error(code = "error", headers(CACHE_CONTROL = "no-store", PRAGMA = "no-cache"))]
#[derive(PartialEq)]
pub enum TokenError {
    /// The request is malformed.
    #[api(status = BAD_REQUEST, code = "invalid_request", rejection = decode)]
    InvalidRequest {
        /// What is wrong, for developers.
        #[api(detail)]
        #[serde(skip_serializing_if = "Option::is_none")]
        error_description: Option<String>,
    },
    /// The client is unknown, or its credentials are wrong.
    #[api(status = UNAUTHORIZED | BAD_REQUEST, code = "invalid_client")]
    InvalidClient {
        /// The scheme that the client used in the header section.
        #[api(header = WWW_AUTHENTICATE)]
        challenge: Option<String>,
        /// What is wrong, for developers.
        #[serde(skip_serializing_if = "Option::is_none")]
        error_description: Option<String>,
    },
    /// The grant is invalid, expired, revoked, or that of another client.
    #[api(status = BAD_REQUEST, code = "invalid_grant")]
    InvalidGrant {
        /// What is wrong, for developers.
        #[serde(skip_serializing_if = "Option::is_none")]
        error_description: Option<String>,
    },
    /// The client must not use this kind of grant.
    #[api(status = BAD_REQUEST, code = "unauthorized_client")]
    UnauthorizedClient,
    /// The server does not know this kind of grant.
    #[api(status = BAD_REQUEST, code = "unsupported_grant_type")]
    UnsupportedGrantType,
    /// The scope is unknown, malformed, or more than was granted.
    #[api(status = BAD_REQUEST, code = "invalid_scope")]
    InvalidScope,
    /// Any other response.
    #[api(other)]
    Other(ErrorResponse),
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidRequest { .. } => "the request is invalid",
            Self::InvalidClient { .. } => "the client could not be authenticated",
            Self::InvalidGrant { .. } => "the grant is invalid",
            Self::UnauthorizedClient => "the client must not use this kind of grant",
            Self::UnsupportedGrantType => "the server does not support this kind of grant",
            Self::InvalidScope => "the scope is invalid",
            Self::Other(response) => return response.fmt(f),
        })
    }
}

impl std::error::Error for TokenError {}
