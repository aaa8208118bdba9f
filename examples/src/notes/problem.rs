//! The errors of the notes API.

use std::fmt;

use pathlore::{ErrorResponse, endpoint_error, http::header::ETAG};

use super::EntityTag;

/// An error response with problem details
/// ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
#[endpoint_error(content_type = "application/problem+json")]
#[derive(PartialEq)]
pub enum Problem {
    /// The request is wrong.
    #[api(status = BAD_REQUEST, rejection = decode | body_unreadable)]
    Invalid {
        /// What is wrong.
        #[serde(default = "invalid")]
        title: String,
        /// The part of the request that is wrong.
        #[api(detail)]
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
    },
    /// The token is missing or unknown.
    #[api(
        status = UNAUTHORIZED,
        headers("www-authenticate" = "Bearer"),
        rejection = authentication
    )]
    Unauthorized {
        /// What is wrong.
        #[api(detail)]
        title: String,
    },
    /// There is no such note, or no such endpoint.
    #[api(status = NOT_FOUND, rejection = not_found)]
    NotFound {
        /// What there is not.
        #[api(detail)]
        title: String,
    },
    /// The note has another version than the one to be replaced.
    #[api(status = PRECONDITION_FAILED)]
    Changed {
        /// The version of the note.
        #[api(header = ETAG)]
        etag: EntityTag,
        /// What has happened.
        title: String,
    },
    /// Any other error, such as a method that is not allowed.
    #[api(other)]
    Other(ErrorResponse),
}

fn invalid() -> String {
    "the request is invalid".to_owned()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid { title, detail: Some(detail) } => write!(f, "{title}: {detail}"),
            Self::Invalid { title, detail: None }
            | Self::Unauthorized { title }
            | Self::NotFound { title }
            | Self::Changed { title, .. } => f.write_str(title),
            Self::Other(response) => response.fmt(f),
        }
    }
}

impl std::error::Error for Problem {}
